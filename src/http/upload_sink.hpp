// One PATCH under way.
#pragma once
#include <mutex>

#include "http/upload_desk.hpp"

namespace hospitium::http {

class UploadSink final : public Sink {
 public:
  UploadSink(UploadDesk& desk, Id<User> by, vault::UploadWriter writer, UploadAbout about, std::unique_ptr<Checksum> checksum)
      : desk_(desk), by_(by), writer_(std::move(writer)), about_(std::move(about)), checksum_(std::move(checksum)) {}

  Result<Unit> take(std::string_view block) override;
  void finish(Reply reply) override;
  void cut() override { stop(); }
  /// From another thread, when the client came back on a new connection. False: all has come, and the file is being finished.
  bool stop();

 private:
  Result<UploadView> conclude();
  Result<Unit> close();
  UploadDesk& desk_;
  const Id<User> by_;                    ///< who began it; what they may do is asked again when the file is whole
  std::mutex mutex_;
  vault::UploadWriter writer_;
  const UploadAbout about_;
  std::unique_ptr<Checksum> checksum_;
  bool closed_ = false, finishing_ = false;
};

}  // namespace hospitium::http
