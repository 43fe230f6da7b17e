#include "http/reply.hpp"

namespace hospitium::http {

Reply::~Reply() {
  if (!exchange_) return;
  std::move(*this).refuse(Refusal{Code::Internal, {}, {}, {}});
}

void Reply::send(Response response) && { std::exchange(exchange_, nullptr)->finish(std::move(response)); }

void Reply::refuse(const Refusal& refusal) && {
  auto problem = exchange_->problem(refusal);
  std::move(*this).send(std::move(problem));
}

void Reply::fail(std::exception_ptr fault) && {
  auto problem = exchange_->problem(std::move(fault));
  std::move(*this).send(std::move(problem));
}

void Reply::answer(Result<Response> result) && {
  if (result) std::move(*this).send(*std::move(result));
  else std::move(*this).refuse(result.error());
}

}  // namespace hospitium::http
