// Command lines beside a running server: an owner-only Unix socket in the data folder. One request, one reply, JSON lines.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hospitium {

class Node;

struct SocketReply {
  int exit = 0;
  std::string text;
};

/// Nothing when nobody listens. `folder`: in which the caller stands.
std::optional<SocketReply> ask_server(const std::string& path, const std::vector<std::string>& arguments, const std::string& folder);

/// Listens on a thread of its own until destroyed; answers only processes of the same user (SO_PEERCRED) or root.
class LocalSocket {
 public:
  LocalSocket(Node& node, const std::string& path);
  ~LocalSocket();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace hospitium
