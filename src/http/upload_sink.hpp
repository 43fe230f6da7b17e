// One PATCH under way.
#pragma once
#include <mutex>

#include "http/upload_desk.hpp"

namespace hospitium::http {

class UploadSink final : public Sink {
 public:
  UploadSink(UploadDesk& desk, access::Principal principal, vault::UploadWriter writer, UploadAbout about, std::unique_ptr<Checksum> checksum)
      : desk_(desk), principal_(std::move(principal)), writer_(std::move(writer)), about_(std::move(about)), checksum_(std::move(checksum)) {}

  Result<Unit> take(std::string_view block) override;
  void finish(Reply reply) override;
  void cut() override;                   ///< also from another thread, when the client came back on a new connection

 private:
  Result<UploadView> conclude();
  UploadDesk& desk_;
  const access::Principal principal_;
  std::mutex mutex_;
  vault::UploadWriter writer_;
  const UploadAbout about_;
  std::unique_ptr<Checksum> checksum_;
  bool closed_ = false;
};

}  // namespace hospitium::http
