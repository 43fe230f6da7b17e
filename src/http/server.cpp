#include "http/server.hpp"

#include "http/engine/core.hpp"

namespace hospitium::http {

Server::Server(ServerOptions options, ServerParts parts)
    : core_(std::make_unique<Core>(std::move(options), std::move(parts))) {}
Server::~Server() { stop(); }
std::uint16_t Server::start() { return core_->start(); }
void Server::stop() { core_->stop(); }
ServerFigures Server::figures() const { return core_->figures(); }

}  // namespace hospitium::http
