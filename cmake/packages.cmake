# Third-party libraries, each as one target. Debian 12 packages, except SQLite (see third_party/sqlite).
find_package(Threads REQUIRED)
set(Boost_NO_WARN_NEW_VERSIONS ON)  # CMake 3.25 knows Boost up to 1.80
find_package(Boost 1.81 EXACT REQUIRED COMPONENTS json)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(OpenSSL 3 REQUIRED)
find_package(PostgreSQL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
find_package(JPEG REQUIRED)
find_package(PNG REQUIRED)
pkg_check_modules(heif REQUIRED IMPORTED_TARGET libheif)
pkg_check_modules(expat REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(seccomp REQUIRED IMPORTED_TARGET libseccomp)
pkg_check_modules(simdjson REQUIRED IMPORTED_TARGET simdjson)
if(HOSPITIUM_TESTS)
  find_package(GTest REQUIRED)
endif()

set(HOSPITIUM_SQLITE_SOURCE ${CMAKE_SOURCE_DIR}/third_party/sqlite/node_modules/better-sqlite3/deps/sqlite3
    CACHE PATH "Folder with sqlite3.c and sqlite3.h, version 3.51.3 or newer")
if(NOT EXISTS ${HOSPITIUM_SQLITE_SOURCE}/sqlite3.c)
  message(FATAL_ERROR "No SQLite source in ${HOSPITIUM_SQLITE_SOURCE}. Run: npm ci --ignore-scripts --prefix third_party/sqlite")
endif()
add_library(hospitium_sqlite STATIC ${HOSPITIUM_SQLITE_SOURCE}/sqlite3.c)
target_include_directories(hospitium_sqlite SYSTEM PUBLIC ${HOSPITIUM_SQLITE_SOURCE})
target_compile_definitions(hospitium_sqlite PRIVATE
  SQLITE_THREADSAFE=2 SQLITE_DQS=0 SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_SHARED_CACHE
  SQLITE_OMIT_DEPRECATED SQLITE_LIKE_DOESNT_MATCH_BLOBS SQLITE_USE_ALLOCA SQLITE_SECURE_DELETE_DEFAULT=0)
set_source_files_properties(${HOSPITIUM_SQLITE_SOURCE}/sqlite3.c PROPERTIES COMPILE_OPTIONS "-O2;-w")
