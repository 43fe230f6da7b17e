// Where files come in: who may, how much, which one is being sent just now, and what becomes of one that is whole.
#pragma once
#include <map>
#include <memory>
#include <mutex>

#include "http/rooms.hpp"
#include "http/tus.hpp"
#include "vault/upload_store.hpp"

namespace hospitium::http {

inline constexpr std::int64_t kUploadKept_us = 7 * kDay_us;         ///< after its last byte
inline constexpr vault::UploadLimits kOpenOfParty{128, std::int64_t{32} << 30};
inline constexpr vault::UploadLimits kOpenOfUser{32, std::int64_t{8} << 30};  ///< in one case
inline constexpr std::int64_t kMostOfCase_bytes = std::int64_t{32} << 30;   ///< all records of a case together

/// What the sender says of a file; sealed while it is on its way.
struct UploadAbout {
  std::string name;
  std::optional<Id<Record>> translates;
  std::optional<Word> language;
  std::optional<Line> translator;
  std::optional<Id<Assignment>> assignment;
};
BOOST_DESCRIBE_STRUCT(UploadAbout, (), (name, translates, language, translator, assignment))

struct UploadView {
  Id<vault::Stream> id;
  std::string name;
  std::int64_t length = 0, offset = 0;
  Instant expires;
  std::optional<Id<Record>> record;      ///< what it has become
  std::optional<Id<Record>> same_as;     ///< the case had this file already: this record
  std::optional<bool> finishing;         ///< all has come; the file is being read back and attached
};
BOOST_DESCRIBE_STRUCT(UploadView, (), (id, name, length, offset, expires, record, same_as, finishing))

/// What the file has become, as headers: HEAD and PATCH have no body.
Response&& with_end(Response&& response, const UploadView& view);

/// An upload that the reader has begun, with the case it goes into.
struct Begun {
  ledger::Opened opened;
  vault::Upload upload;
  UploadAbout about;
  bool finishing = false;                ///< a connection has sent all of it, and is being answered
};

class UploadSink;

class UploadDesk {
 public:
  explicit UploadDesk(Rooms& rooms) : rooms_(rooms), store_(rooms.database, rooms.blobs) {}

  Result<UploadView> create(const Request& request);
  /// NotFound for everybody but who began it. Whatever connection still sends it is cut off first, so that the offset is true.
  Result<Begun> find(const Request& request);
  Result<UploadView> view(const Request& request);
  Result<std::vector<UploadView>> list(const Request& request);
  Result<Unit> terminate(const Request& request);
  Result<std::shared_ptr<Sink>> receive(const Request& request);

  /// The whole file: sniffed, read back, hashed, and attached by the ordinary command as who `by` is now; or why not.
  Result<UploadView> complete(Id<User> by, vault::UploadWriter& writer, const UploadAbout& about);
  vault::UploadStore& store() { return store_; }
  Instant expiry() const { return rooms_.environment.now() + kUploadKept_us; }

 private:
  Result<UploadView> attach(const access::Principal& principal, const ledger::Opened& opened, vault::UploadWriter& writer, const UploadAbout& about);
  bool cut_off(Id<vault::Stream> id);
  /// Lets go what nobody may go on with: the part of whoever began it has ended.
  void drop_parted(Id<Party> party);

  Rooms& rooms_;
  vault::UploadStore store_;
  std::mutex mutex_;
  std::map<Id<vault::Stream>, std::weak_ptr<UploadSink>> live_;
};

}  // namespace hospitium::http
