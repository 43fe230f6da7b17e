#include "fhir/tree.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <simdjson.h>

#include "base/check.hpp"
#include "fhir/limits.hpp"

namespace hospitium::fhir {

struct Tree::Storage {
  simdjson::dom::parser parser;
  std::vector<Node> nodes;
  std::vector<std::string_view> numbers;  ///< number tokens in document order
  std::vector<const Node*> keys;          ///< scratch of the duplicate check
};

namespace {

constexpr std::size_t kParserDepth = kMaxDepth + 8;  // a little more: the builder refuses at the exact limit with the place
constexpr std::size_t kParserBytes = std::size_t{128} << 10;
constexpr std::size_t kKeptBytes = std::size_t{1} << 20;  // parsers that grew beyond this are not kept for reuse
constexpr std::size_t kKeptNodes = std::size_t{64} << 10;
constexpr std::size_t kQuadraticKeys = 12;                // below, comparing all pairs beats sorting
constexpr std::size_t kPointerBytes = 300;

thread_local std::unique_ptr<Tree::Storage> spare;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Where the string that opens at `quote` ends: the index of its closing quote. The text is valid JSON already.
std::size_t closing_quote(std::string_view json, std::size_t quote) {
  std::size_t at = quote + 1;
  while (true) {
    at = json.find('"', at);
    CHECK(at != std::string_view::npos);
    std::size_t backslashes = 0;
    while (json[at - 1 - backslashes] == '\\') ++backslashes;
    if (backslashes % 2 == 0) return at;
    ++at;
  }
}

/// simdjson turns numbers into doubles and forgets their digits; FHIR decimals must keep them (7.20 is not 7.2).
void collect_numbers(std::string_view json, std::vector<std::string_view>& numbers) {
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"') {
      i = closing_quote(json, i);
    } else if (c == '-' || (c >= '0' && c <= '9')) {
      std::size_t end = i + 1;
      while (end < json.size() && json[end] != ',' && json[end] != ']' && json[end] != '}' && !is_space(json[end])) ++end;
      numbers.push_back(json.substr(i, end - i));
      i = end - 1;
    }
  }
}

class Builder {
 public:
  explicit Builder(Tree::Storage& storage) : storage_(storage), number_(storage.numbers.begin()) {}

  Result<Unit> build(simdjson::dom::element root) {
    if (!add(root, {}, 1)) return tl::unexpected(*std::move(refusal_));
    return Unit{};
  }

 private:
  struct Step {
    std::string_view key;
    std::size_t index;
  };

  bool add(simdjson::dom::element element, std::string_view key, int depth) {
    using simdjson::dom::element_type;
    if (storage_.nodes.size() >= kMaxNodes) return stop(Code::TooMany);
    if (has_nul(key)) return stop(Code::InvalidUtf8);
    Node node{.key = key, .text = {}, .tag = Node::tag_of(key)};
    switch (element.type()) {
      case element_type::OBJECT: return add_object(element.get_object().value_unsafe(), key, depth);
      case element_type::ARRAY: return add_array(element.get_array().value_unsafe(), key, depth);
      case element_type::STRING:
        node.kind = Node::Kind::String;
        node.text = element.get_string().value_unsafe();
        if (has_nul(node.text)) return stop(Code::InvalidUtf8);
        break;
      case element_type::BOOL:
        node.kind = Node::Kind::Bool;
        node.text = element.get_bool().value_unsafe() ? "true" : "false";
        break;
      case element_type::NULL_VALUE: break;
      default:
        node.kind = Node::Kind::Number;
        node.text = *number_++;
    }
    storage_.nodes.push_back(node);
    return true;
  }

  std::size_t open(Node::Kind kind, std::string_view key) {
    storage_.nodes.push_back({.key = key, .text = {}, .kind = kind, .tag = Node::tag_of(key)});
    return storage_.nodes.size() - 1;
  }
  void close(std::size_t self) { storage_.nodes[self].size = static_cast<std::uint32_t>(storage_.nodes.size() - self); }

  bool add_object(simdjson::dom::object object, std::string_view key, int depth) {
    if (depth > kMaxDepth) return stop(Code::TooDeep);
    const std::size_t self = open(Node::Kind::Object, key);
    path_.push_back({});
    std::size_t members = 0;
    for (const auto member : object) {
      path_.back() = {member.key, kMember};
      if (!add(member.value, member.key, depth + 1)) return false;
      ++members;
    }
    close(self);
    path_.pop_back();
    return no_duplicates(storage_.nodes[self], members);
  }

  bool add_array(simdjson::dom::array array, std::string_view key, int depth) {
    if (depth > kMaxDepth) return stop(Code::TooDeep);
    const std::size_t self = open(Node::Kind::Array, key);
    path_.push_back({{}, 0});
    for (const auto value : array) {
      if (!add(value, {}, depth + 1)) return false;
      ++path_.back().index;
    }
    path_.pop_back();
    close(self);
    return true;
  }

  bool no_duplicates(const Node& object, std::size_t members) {
    const std::string_view* twice = members <= kQuadraticKeys ? twice_among_few(object) : twice_among_many(object);
    if (!twice) return true;
    path_.push_back({*twice, kMember});
    return stop(Code::DuplicateKey);
  }

  const std::string_view* twice_among_few(const Node& object) const {
    for (const Node& member : object.children()) {
      for (const Node& earlier : object.children()) {
        if (&earlier == &member) break;
        if (earlier.called(member.key, member.tag)) return &member.key;
      }
    }
    return nullptr;
  }

  const std::string_view* twice_among_many(const Node& object) {
    auto& keys = storage_.keys;
    keys.clear();
    for (const Node& member : object.children()) keys.push_back(&member);
    std::sort(keys.begin(), keys.end(), [](const Node* a, const Node* b) { return a->key < b->key; });
    const auto twice =
        std::adjacent_find(keys.begin(), keys.end(), [](const Node* a, const Node* b) { return a->key == b->key; });
    return twice == keys.end() ? nullptr : &(*twice)->key;
  }

  static bool has_nul(std::string_view text) { return text.find('\0') != std::string_view::npos; }

  bool stop(Code code) {
    refusal_ = Refusal{code, pointer(), {}, {}};
    return false;
  }

  /// RFC 6901 pointer of the value being added; long keys of hostile input are cut.
  std::string pointer() const {
    std::string out;
    for (const Step& step : path_) {
      if (out.size() > kPointerBytes) break;
      out += '/';
      if (step.index != kMember) {
        out += std::to_string(step.index);
        continue;
      }
      for (const char c : step.key.substr(0, kPointerBytes)) {
        if (c == '~') out += "~0";
        else if (c == '/') out += "~1";
        else if (c == '\0') out += "\\u0000";
        else out += c;
      }
    }
    return out;
  }

  static constexpr std::size_t kMember = SIZE_MAX;
  Tree::Storage& storage_;
  std::vector<std::string_view>::const_iterator number_;
  std::vector<Step> path_;
  std::optional<Refusal> refusal_;
};

Code code_of(simdjson::error_code error) {
  switch (error) {
    case simdjson::DEPTH_ERROR: return Code::TooDeep;
    case simdjson::UTF8_ERROR: return Code::InvalidUtf8;
    case simdjson::CAPACITY: return Code::TooLarge;
    case simdjson::MEMALLOC: return Code::Busy;
    default: return Code::Malformed;
  }
}

Result<std::string_view> precheck(std::string_view json) {
  if (json.size() > kMaxBundleBytes) return refuse(Code::TooLarge, {}, {{"limit", std::to_string(kMaxBundleBytes >> 20) + " MiB"}});
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  const auto first = std::find_if_not(json.begin(), json.end(), is_space);
  if (first != json.end() && *first == '<') return refuse(Code::UnsupportedMedia, {}, {{"format", "xml"}});
  if (json.find('\0') != std::string_view::npos) return refuse(Code::InvalidUtf8);
  return json;
}

}  // namespace

const Node* Node::find(std::string_view name) const {
  if (!is_object()) return nullptr;
  const std::uint16_t wanted = tag_of(name);
  for (const Node& member : children()) {
    if (member.called(name, wanted)) return member.kind == Kind::Null ? nullptr : &member;
  }
  return nullptr;
}

std::string_view Node::string(std::string_view name) const {
  const Node* member = find(name);
  return member && member->is_string() ? member->text : std::string_view{};
}

void Tree::Return::operator()(Storage* storage) const {
  std::unique_ptr<Storage> owned(storage);
  const bool small = owned->parser.capacity() <= kKeptBytes && owned->nodes.capacity() <= kKeptNodes;
  if (!spare && small) spare = std::move(owned);
}

Result<Tree> Tree::parse(std::string_view json) {
  TRY(const std::string_view text, precheck(json));
  std::unique_ptr<Storage, Return> storage(spare ? spare.release() : new Storage);
  if (storage->parser.max_depth() != kParserDepth || storage->parser.capacity() < text.size()) {
    if (storage->parser.allocate(std::max(text.size(), kParserBytes), kParserDepth)) throw std::bad_alloc();
  }
  const auto parsed = storage->parser.parse(text.data(), text.size());
  if (parsed.error() != simdjson::SUCCESS) return refuse(code_of(parsed.error()));
  storage->nodes.clear();
  storage->numbers.clear();
  collect_numbers(text, storage->numbers);
  TRY_DO(Builder(*storage).build(parsed.value_unsafe()));
  return Tree(std::move(storage));
}

const Node& Tree::root() const { return storage_->nodes.front(); }

}  // namespace hospitium::fhir
