#include "http/download.hpp"

#include <algorithm>
#include <charconv>

namespace hospitium::http {
namespace {

constexpr std::int64_t kPiece = vault::kChunk_bytes;

struct Span {
  std::int64_t from = 0, size = 0;
};

class FileSource final : public Source {
 public:
  FileSource(std::unique_ptr<vault::BlobSource> file, Span span) : file_(std::move(file)), at_(span.from), left_(span.size), size_(span.size) {}
  std::int64_t size() const override { return size_; }
  std::string next() override {
    const auto piece = std::min({left_, kPiece, kPiece - at_ % kPiece});
    auto bytes = file_->read(at_, static_cast<std::size_t>(piece));
    at_ += piece;
    left_ -= piece;
    return bytes.value_or(std::string());
  }

 private:
  std::unique_ptr<vault::BlobSource> file_;
  std::int64_t at_, left_;
  const std::int64_t size_;
};

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

/// "bytes=2-5", "bytes=2-", "bytes=-5". Nothing for whatever else: then the whole file is sent.
std::optional<Span> span_of(std::string_view range, std::int64_t size) {
  if (!range.starts_with("bytes=") || range.find(',') != std::string_view::npos) return std::nullopt;
  range.remove_prefix(6);
  const auto dash = range.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto first = number(range.substr(0, dash)), last = number(range.substr(dash + 1));
  if (dash == 0) return last ? std::optional(Span{std::max<std::int64_t>(0, size - *last), std::min(size, *last)}) : std::nullopt;
  if (!first || (dash + 1 < range.size() && (!last || *last < *first))) return std::nullopt;
  return Span{*first, std::min(last.value_or(size - 1), size - 1) - *first + 1};
}

}  // namespace

Result<Response> download(const Request& request, records::Original original, const std::string& tag) {
  const auto size = original.bytes->size();
  auto response = attachment(std::move(original.media_type), original.name);
  response.with("Accept-Ranges", "bytes").with("ETag", tag);
  const auto if_range = request.header("If-Range");
  auto span = if_range.empty() || if_range == tag ? span_of(request.header("Range"), size) : std::nullopt;
  if (span && (span->from >= size || span->size <= 0)) return refuse(Code::RangeUnsatisfiable, {}, {{"size", std::to_string(size)}});
  if (span) {
    response.status = 206;
    response.with("Content-Range", fmt::format("bytes {}-{}/{}", span->from, span->from + span->size - 1, size));
  }
  response.source = std::make_shared<FileSource>(std::move(original.bytes), span.value_or(Span{0, size}));
  return response;
}

}  // namespace hospitium::http
