#include "http/live.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <spdlog/spdlog.h>

#include "base/check.hpp"
#include "base/json.hpp"

namespace hospitium::http {
namespace {

using Block = std::array<unsigned char, 16>;
constexpr std::size_t kNoiseAt = sizeof(std::uint64_t) + sizeof(std::uint32_t);  ///< after position and epoch

/// One AES-256 block, so that an id cannot be read, guessed or made.
Block crypt(const std::array<unsigned char, 32>& key, const Block& in, int encrypt) {
  Block out{};
  int size = 0;
  std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
  CHECK(context && EVP_CipherInit_ex(context.get(), EVP_aes_256_ecb(), nullptr, key.data(), nullptr, encrypt) == 1 &&
        EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1 &&
        EVP_CipherUpdate(context.get(), out.data(), &size, in.data(), static_cast<int>(in.size())) == 1);
  return out;
}

std::string hex(const Block& block) {
  std::string text;
  for (auto byte : block) fmt::format_to(std::back_inserter(text), "{:02x}", byte);
  return text;
}

std::optional<Block> unhex(std::string_view text) {
  Block block{};
  if (text.size() != block.size() * 2) return std::nullopt;
  for (std::size_t i = 0; i < block.size(); ++i) {
    const auto digits = std::string(text.substr(i * 2, 2));
    char* end = nullptr;
    block[i] = static_cast<unsigned char>(std::strtoul(digits.c_str(), &end, 16));
    if (end != digits.c_str() + 2 || !std::isxdigit(static_cast<unsigned char>(digits[0]))) return std::nullopt;
  }
  return block;
}

constexpr std::string_view kBeat = ": beat\n\n";
constexpr std::string_view kReset = "event: reset\ndata: {}\n\n";
constexpr std::string_view kClosed = "event: closed\ndata: {}\n\n";

bool holds(const Topics& topics, const std::string& topic) { return std::ranges::find(topics, topic) != topics.end(); }

bool share_topic(const Topics& a, const Topics& b) {
  return std::ranges::any_of(a, [&](const auto& topic) { return holds(b, topic); });
}

struct ChangeView {
  std::string kind, id;
  std::optional<bool> closed;            ///< the reader takes part no longer
};
BOOST_DESCRIBE_STRUCT(ChangeView, (), (kind, id, closed))

/// What a reader of these topics is told; nothing when none of them is concerned.
std::optional<std::string> told_to(const Topics& topics, const Change& change) {
  bool concerned = false, takes_part = false;
  for (const auto& topic : topics) {
    if (!holds(change.topics, topic)) continue;
    concerned = true;
    takes_part = takes_part || !holds(change.parted, topic);
  }
  if (!concerned) return std::nullopt;
  return json::write(ChangeView{change.kind, change.id, takes_part ? std::nullopt : std::optional(true)});
}

}  // namespace

/// One client: the hub's thread fills its queue, the I/O thread empties it.
class LiveHub::Subscription final : public Stream {
 public:
  /// `greeting` has the position that the reader begins at: it can resume from there even if it is never told anything.
  Subscription(Listener listener, Topics topics, std::uint64_t from, std::size_t most, std::string greeting)
      : listener(std::move(listener)), topics(std::move(topics)), told(from), most_(most), queue_(std::move(greeting)) {}

  void start(std::function<void()> wake) override {
    std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
  }
  std::string take() override {
    std::lock_guard lock(mutex_);
    return std::exchange(queue_, {});
  }
  bool ended() const override { return ended_; }
  void gone() override { ended_ = true; }

  void put(std::string_view text) {
    std::lock_guard lock(mutex_);
    if (ended_) return;
    if (queue_.size() + text.size() > most_) ended_ = true;
    else queue_ += text;
    if (wake_) wake_();
  }
  void end() {
    put(kClosed);
    cut();
  }
  void cut() {
    ended_ = true;
    std::lock_guard lock(mutex_);
    if (wake_) wake_();
  }

  /// Hub's thread. Where rights cannot be asked (the database fails) nothing is told: the client is cut off and comes back.
  void recheck() {
    guarded([this] { ask(); });
  }
  void consider(const Change& change, const std::string& id) {
    guarded([&] {
      ask();
      if (const auto data = told_to(topics, change)) put(fmt::format("event: changed\nid: {}\ndata: {}\n\n", id, *data));
    });
  }

  const Listener listener;
  Topics topics;                           ///< hub's thread: heard of when last asked
  std::uint64_t told;                      ///< hub's thread: last change considered for this client

 private:
  void ask() {
    auto now = listener.hears();
    if (!now) return end();
    if (*now == topics) return;
    topics = *std::move(now);
    put(kReset);
  }
  template <class Work>
  void guarded(Work&& work) {
    try {
      work();
    } catch (const std::exception& fault) {
      spdlog::warn("a live stream was cut: {}", fault.what());
      cut();
    }
  }

  const std::size_t most_;
  std::atomic<bool> ended_ = false;
  std::mutex mutex_;
  std::string queue_;
  std::function<void()> wake_;
};

LiveHub::LiveHub(LiveOptions options) : options_(options) {
  CHECK(RAND_bytes(key_.data(), static_cast<int>(key_.size())) == 1);
  CHECK(RAND_bytes(reinterpret_cast<unsigned char*>(&epoch_), sizeof epoch_) == 1);
  thread_ = std::jthread([this](std::stop_token stop) { run(std::move(stop)); });
}

void LiveHub::stop() {
  if (!thread_.joinable()) return;
  thread_.request_stop();
  thread_.join();
}

/// With some noise, so that two ids of one position do not show that nothing happened between them.
std::string LiveHub::seal(std::uint64_t position) const {
  Block block{};
  std::memcpy(block.data(), &position, sizeof position);
  std::memcpy(block.data() + sizeof position, &epoch_, sizeof epoch_);
  CHECK(RAND_bytes(block.data() + kNoiseAt, static_cast<int>(block.size() - kNoiseAt)) == 1);
  return hex(crypt(key_, block, 1));
}

std::optional<std::uint64_t> LiveHub::unseal(std::string_view id) const {
  const auto sealed = unhex(id);
  if (!sealed) return std::nullopt;
  const auto block = crypt(key_, *sealed, 0);
  std::uint64_t position = 0;
  std::uint32_t epoch = 0;
  std::memcpy(&position, block.data(), sizeof position);
  std::memcpy(&epoch, block.data() + sizeof position, sizeof epoch);
  return epoch == epoch_ ? std::optional(position) : std::nullopt;
}

void LiveHub::publish(Change change) {
  std::lock_guard lock(mutex_);
  if (change.position == 0) change.position = last_ + 1;
  if (change.position <= last_) return;  // told already: a feed that is read again after a restart
  last_ = change.position;
  if (remembered_.size() >= options_.remembered) {
    dropped_ = remembered_.front().position;
    remembered_.pop_front();
  }
  remembered_.push_back(std::move(change));
  news_.notify_one();
}

void LiveHub::skip() {
  std::lock_guard lock(mutex_);
  dropped_ = ++last_;
  remembered_.clear();
  news_.notify_one();
}

Result<Response> LiveHub::open(Listener listener, std::string_view last_event_id) {
  auto topics = listener.hears();
  if (!topics) return refuse(Code::SignInRequired);
  std::lock_guard lock(mutex_);
  std::erase_if(subscribers_, [](const auto& s) { return s->ended(); });
  const auto mine = std::count_if(subscribers_.begin(), subscribers_.end(),
                                  [&](const auto& s) { return s->listener.session == listener.session; });
  if (subscribers_.size() >= options_.most || static_cast<std::size_t>(mine) >= options_.per_session)
    return refuse(Code::TooManyRequests);
  const auto from = unseal(last_event_id);
  const bool known = from && *from <= last_ && *from >= dropped_;
  const auto begin = known ? *from : last_;
  auto greeting = fmt::format("retry: 3000\nid: {}\n\n", seal(begin));
  auto subscription = std::make_shared<Subscription>(std::move(listener), *std::move(topics), begin, options_.queue_bytes, std::move(greeting));
  if (!last_event_id.empty() && !known) subscription->put(kReset);
  subscribers_.push_back(subscription);
  resumed_ = true;  // what it missed is told by the next round
  news_.notify_one();
  return Response{.type = "text/event-stream", .stream = std::move(subscription)};
}

void LiveHub::close(std::string_view session) {
  std::lock_guard lock(mutex_);
  for (const auto& subscription : subscribers_)
    if (subscription->listener.session == session) subscription->end();
}

void LiveHub::recheck() {
  std::lock_guard lock(mutex_);
  recheck_ = true;
  news_.notify_one();
}

std::size_t LiveHub::listening() const {
  std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(std::count_if(subscribers_.begin(), subscribers_.end(), [](const auto& s) { return !s->ended(); }));
}

void LiveHub::run(std::stop_token stop) {
  const auto pause = std::chrono::milliseconds(options_.beat_ms);
  auto next_beat = std::chrono::steady_clock::now() + pause;
  while (!stop.stop_requested()) {
    std::unique_lock lock(mutex_);
    news_.wait_until(lock, stop, next_beat, [this] { return recheck_ || resumed_ || told_ < last_; });
    if (stop.stop_requested()) return;
    round(lock);
    if (std::chrono::steady_clock::now() < next_beat) continue;
    next_beat = std::chrono::steady_clock::now() + pause;
    beat(subscribers_);
  }
}

/// Tells everybody what is new. Readers are asked without the lock, so publishing never waits for them.
void LiveHub::round(std::unique_lock<std::mutex>& lock) {
  std::erase_if(subscribers_, [](const auto& s) { return s->ended(); });
  const bool ask_all = std::exchange(recheck_, false), resumed = std::exchange(resumed_, false);
  const auto subscribers = subscribers_;
  std::uint64_t from = told_;
  if (resumed)
    for (const auto& s : subscribers) from = std::min(from, s->told);
  const auto changes = changes_since(from);
  const bool fell_behind = dropped_ > told_;
  told_ = last_;
  lock.unlock();
  for (const auto& s : subscribers) {
    if (ask_all && !s->ended()) s->recheck();
    if (fell_behind) s->put(kReset);
  }
  tell(subscribers, changes);
  lock.lock();
}

std::vector<Change> LiveHub::changes_since(std::uint64_t position) const {
  std::vector<Change> changes;
  for (const auto& change : remembered_)
    if (change.position > position) changes.push_back(change);
  return changes;
}

void LiveHub::tell(const Subscribers& subscribers, const std::vector<Change>& changes) {
  for (const auto& s : subscribers) {
    for (const auto& change : changes) {
      if (s->ended() || change.position <= s->told) continue;
      s->told = change.position;
      if (share_topic(s->topics, change.topics)) s->consider(change, seal(change.position));
    }
  }
}

void LiveHub::beat(const Subscribers& subscribers) {
  for (const auto& s : subscribers) s->put(kBeat);
  recheck_ = true;
}

}  // namespace hospitium::http
