// The one source that compiles Boost.Asio and Beast themselves (BOOST_ASIO_SEPARATE_COMPILATION); everything else only declares.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
