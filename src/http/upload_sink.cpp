#include "http/upload_sink.hpp"

#include "records/file_type.hpp"

namespace hospitium::http {
namespace {

/// Refusals that sending again will not mend: the upload is given up.
bool for_good(Code code) { return code != Code::Busy && code != Code::StorageFull && code != Code::Internal && code != Code::TooMany; }

}  // namespace

Result<Unit> UploadSink::take(std::string_view block) {
  std::lock_guard lock(mutex_);
  if (closed_) return refuse(Code::OffsetConflict);
  const bool beginning = writer_.arrived() == 0;
  const auto enough = std::min<std::int64_t>(writer_.upload().length, records::kSniffed_bytes);
  if (beginning && static_cast<std::int64_t>(block.size()) >= enough && records::sniff(block) == nullptr) {
    closed_ = true;  // nothing that we take in: no need to send it all to learn that
    desk_.store().remove(writer_.upload().dossier, writer_.upload().id);
    return refuse(Code::UnsupportedMedia);
  }
  if (checksum_) checksum_->add(block);
  if (writer_.add(block, desk_.expiry())) return Unit{};
  closed_ = true;
  return refuse(Code::OffsetConflict);
}

/// Nobody writes after this.
Result<Unit> UploadSink::close() {
  std::lock_guard lock(mutex_);
  if (closed_) return refuse(Code::OffsetConflict);
  closed_ = true;
  if (checksum_ && !checksum_->agrees()) return refuse(Code::ChecksumMismatch);
  if (!writer_.settle(desk_.expiry())) return refuse(Code::OffsetConflict);
  finishing_ = writer_.whole();
  return Unit{};
}

/// A large file takes seconds to be read back: whoever asks how far it got does not wait for that.
Result<UploadView> UploadSink::conclude() {
  TRY_DO(close());
  const auto& upload = writer_.upload();
  if (!writer_.whole()) return UploadView{upload.id, about_.name, upload.length, upload.arrived, desk_.expiry(), {}, {}, {}};
  auto view = desk_.complete(by_, writer_, about_);
  if (!view && for_good(view.error().code)) desk_.store().remove(upload.dossier, upload.id);
  return view;
}

void UploadSink::finish(Reply reply) {
  Result<UploadView> view = refuse(Code::Internal);
  try {
    view = conclude();
  } catch (...) {
    return std::move(reply).fail(std::current_exception());  // what was settled before stays: the same PATCH may come again
  }
  if (!view) return std::move(reply).refuse(view.error());
  auto response = with_end(with_tus(no_content()), *view);
  response.with("Upload-Offset", std::to_string(view->offset)).with("Upload-Expires", http_date(view->expires));
  std::move(reply).send(std::move(response));
}

/// With a checksum nothing counts before it was judged, so nothing is kept.
bool UploadSink::stop() {
  std::lock_guard lock(mutex_);
  if (!std::exchange(closed_, true) && !checksum_) writer_.settle(desk_.expiry());
  return !finishing_;
}

}  // namespace hospitium::http
