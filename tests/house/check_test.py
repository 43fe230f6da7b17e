"""Shows that every house rule fails on bad input and passes on good: small source trees in a temporary folder."""
import json
import os
import subprocess
import tempfile
import unittest

import check
import closing
import cpp_source
import messages

LANGUAGES = ("en", "ru", "vi", "mn", "ko", "uz", "ar", "be")


def locales(errors, **changed):
    """The same errors.json in eight languages; changed: language -> its own rows."""
    return {f"locales/{language}/errors.json": json.dumps(changed.get(language, errors)) for language in LANGUAGES}


class TreeTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = self.folder.name

    def write(self, files):
        for path, text in files.items():
            full = os.path.join(self.root, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as file:
                file.write(text)

    def failures(self, files, rule):
        self.write(files)
        return [failure for failure in check.check(self.root)[1].failures if failure.startswith(rule + ":")]

    def assert_fails(self, files, rule, words):
        failures = self.failures(files, rule)
        self.assertTrue(any(words in failure for failure in failures), f"{words!r} not in {failures}")

    def assert_passes(self, files, rule):
        self.assertEqual(self.failures(files, rule), [])

    def git(self, *arguments):
        identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
        subprocess.run(["git", "-C", self.root, *identity, *arguments], check=True, capture_output=True)


class Arrows(TreeTest):
    def test_upwards_fails(self):
        self.assert_fails({"src/domain/case.cpp": '#include "ledger/feed.hpp"\n'}, "arrows", "domain may not include ledger")

    def test_domain_and_access_know_no_database(self):
        for room in ("domain", "access"):
            self.assert_fails({f"src/{room}/a.cpp": '#include "db/rows.hpp"\n'}, "arrows", f"{room} may not include db")
            self.assert_fails({f"src/{room}/b.cpp": '#  include "vault/key.hpp"\n'}, "arrows", f"{room} may not include vault")

    def test_sideways_only_as_listed(self):
        self.assert_fails({"src/paper/a.cpp": '#include "fhir/model.hpp"\n'}, "arrows", "paper may not include fhir")
        self.assert_passes({"src/records/a.cpp": '#include "fhir/model.hpp"\n', "src/paper/a.cpp": ""}, "arrows")

    def test_http_and_jobs_do_not_know_each_other(self):
        self.assert_fails({"src/jobs/a.cpp": '#include "http/router.hpp"\n'}, "arrows", "jobs may not include http")

    def test_downwards_passes(self):
        self.assert_passes({"src/ledger/a.cpp": '#include "base/id.hpp"\n#include "db/db.hpp"\n#include "ledger/b.hpp"\n'}, "arrows")

    def test_include_without_room_fails(self):
        self.assert_fails({"src/base/a.cpp": '#include "id.hpp"\n'}, "arrows", "no room")

    def test_commented_include_does_not_count(self):
        self.assert_passes({"src/base/a.cpp": '// #include "ledger/feed.hpp"\n'}, "arrows")

    def test_unknown_room_fails(self):
        self.assert_fails({"src/helpers/a.cpp": ""}, "arrows", "no room of DESIGN")


class Circles(TreeTest):
    def test_circle_fails(self):
        files = {"src/base/a.hpp": '#include "base/b.hpp"\n', "src/base/b.hpp": '#include "base/c.hpp"\n',
                 "src/base/c.hpp": '#include "base/a.hpp"\n'}
        self.assert_fails(files, "circles", "src/base/a.hpp -> src/base/b.hpp -> src/base/c.hpp -> src/base/a.hpp")

    def test_diamond_passes(self):
        files = {"src/base/a.hpp": '#include "base/b.hpp"\n#include "base/c.hpp"\n', "src/base/b.hpp": '#include "base/d.hpp"\n',
                 "src/base/c.hpp": '#include "base/d.hpp"\n', "src/base/d.hpp": ""}
        self.assert_passes(files, "circles")


class Homes(TreeTest):
    def test_each_library_away_from_home_fails(self):
        strays = {"sqlite3.h": "ledger", "libpq-fe.h": "ledger", "sodium.h": "base", "simdjson.h": "http",
                  "boost/asio/awaitable.hpp": "jobs", "boost/beast.hpp": "ledger", "openssl/evp.h": "records"}
        for header, room in strays.items():
            self.assert_fails({f"src/{room}/a.cpp": f"#include <{header}>\n"}, "homes", f"<{header}> belongs into")

    def test_at_home_passes(self):
        self.assert_passes({"src/db/a.cpp": "#include <sqlite3.h>\n", "src/http/a.cpp": "#include <boost/asio.hpp>\n"}, "homes")


class Roles(TreeTest):
    def test_outside_the_policy_fails(self):
        self.assert_fails({"src/http/a.cpp": "bool b = has(Role::Auditor);\n"}, "roles", "Role::Auditor")

    def test_the_policy_and_who_takes_part_may_name_them(self):
        self.assert_passes({"src/access/policy.hpp": "Role r = Role::Auditor;\n", "src/domain/case/project.cpp": "Role r = Role::Patient;\n",
                            "src/http/a_test.cpp": "Role r = Role::Patient;\n", "src/db/a.cpp": "auto r = SqliteRole::Writer;  // not Role::Patient\n"},
                           "roles")


class Lengths(TreeTest):
    def test_file_of_601_lines_fails_and_of_600_passes(self):
        self.assert_fails({"web/src/a.tsx": "x\n" * 601}, "file-length", "601 lines")
        self.assert_passes({"web/src/a.tsx": "x\n" * 600}, "file-length")

    def test_generated_file_may_be_long(self):
        self.assert_passes({"api/types.ts": "// Do not edit.\n" + "x\n" * 700}, "file-length")

    def test_function_of_71_lines_fails_and_of_70_passes(self):
        self.assert_fails({"src/base/a.cpp": "void long_one() {\n" + "  x();\n" * 69 + "}\n"}, "function-length", "long_one (line 1) has 71")
        self.assert_passes({"src/base/a.cpp": "void long_one() {\n" + "  x();\n" * 68 + "}\n"}, "function-length")

    def test_median_over_ten_fails(self):
        body = "void f() {\n" + "  x();\n" * 9 + "}\n"
        self.assert_fails({"src/base/a.cpp": body}, "median-function", "median function has 11 lines")

    def test_room_needs_a_short_readme(self):
        self.assert_fails({"src/base/a.cpp": ""}, "room-readme", "is missing")
        self.assert_fails({"src/base/README.md": "x\n" * 21}, "room-readme", "21 lines")
        self.assert_passes({"src/base/README.md": "x\n" * 20}, "room-readme")


class Texts(TreeTest):
    CODES = {"src/base/codes.hpp": '  X(Busy, "busy", 503, "transient")\n  X(NotFound,   "not_found", 404, "not-found")\n'}

    def test_code_without_message_fails_in_that_language(self):
        files = self.CODES | locales({"busy": "x", "not_found": "y"}, mn={"busy": "x"})
        self.assert_fails(files, "code-messages", "locales/mn/errors.json: no message for not_found")

    def test_without_locales_nothing_is_asked(self):
        self.assert_passes(self.CODES, "code-messages")

    def test_other_keys_fail(self):
        self.assert_fails(locales({"a": "x"}, ko={"b": "x"}), "same-keys", "locales/ko/errors.json: lacks a; English lacks b")

    def test_missing_file_fails(self):
        files = locales({"a": "x"})
        del files["locales/uz/errors.json"]
        self.assert_fails(files, "same-keys", "locales/uz/errors.json: is missing")

    def test_a_key_given_twice_fails(self):
        files = locales({"a": "x"}) | {"locales/vi/errors.json": '{"a": "x", "b": {"c": "y", "c": "z"}}'}
        self.assert_fails(files, "same-keys", "locales/vi/errors.json: cannot be read: twice c")

    def test_other_placeholders_fail(self):
        files = locales({"a": "Until {date}"}, ar={"a": "Until {day}"})
        self.assert_fails(files, "placeholders", "locales/ar/errors.json: a has ['day'], English has ['date']")

    def test_unbalanced_and_empty_messages_fail(self):
        self.assert_fails(locales({"a": "x"}, be={"a": "{x"}), "placeholders", "locales/be/errors.json: a expected }")
        self.assert_fails(locales({"a": "x"}, vi={"a": " "}), "placeholders", "locales/vi/errors.json: a is empty")

    def test_resolved_in_lock_file_fails(self):
        self.assert_fails({"web/package-lock.json": '{"resolved": "x"}'}, "lock-files", '"resolved"')

    def test_machine_path_and_registry_host_fail(self):
        self.assert_fails({"docs/a.md": "see /" + "work/main\n"}, "forbidden-words", "a path of one machine")
        self.assert_fails({"docs/a.md": "https://registry.npm" + "js.org/x\n"}, "forbidden-words", "a registry's host name")
        self.assert_passes({"docs/a.md": "see docs/" + "work/plan.md\n"}, "forbidden-words")


class Exceptions(TreeTest):
    LONG = {"src/base/README.md": "", "src/base/a.cpp": "x;\n" * 601}
    LIST = "# why\ncount 1\nfile-length src/base/a.cpp\n"

    def test_excuses_what_it_names(self):
        self.assert_passes(self.LONG | {check.EXCEPTIONS: self.LIST}, "file-length")

    def test_needless_exception_fails(self):
        self.assert_fails({"src/base/a.cpp": "", check.EXCEPTIONS: self.LIST}, "exceptions", "no longer needed")

    def test_wrong_count_fails(self):
        self.assert_fails(self.LONG | {check.EXCEPTIONS: self.LIST.replace("1", "2")}, "exceptions", "the count says 2")

    def test_growing_list_fails(self):
        self.write({check.EXCEPTIONS: "count 0\n"})
        self.git("init", "-q")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "none")
        self.assert_fails(self.LONG | {check.EXCEPTIONS: self.LIST}, "exceptions", "may only shrink")


class Functions(unittest.TestCase):
    def found(self, text):
        return [(function.name, function.lines) for function in cpp_source.functions(text)]

    def test_finds_free_member_and_operator_functions(self):
        text = ("namespace a {\nstruct B : C {\n public:\n  int x() const noexcept { return 1; }\n  B& operator=(const B& b) {\n"
                "    return *this;\n  }\n  bool operator()(int a) { return a; }\n};\nvoid B::f(int a = {}) {\n  g();\n}\n}\n")
        self.assertEqual(self.found(text), [("x", 1), ("operator=", 3), ("operator", 1), ("B::f", 3)])

    def test_constructor_with_initializers(self):
        self.assertEqual(self.found("A::A(int x)\n    : a_{x}, b_(x), C<D>{x} {\n  f();\n}\nA::~A() {}\n"), [("A::A", 4), ("A::~A", 1)])

    def test_templates_requires_and_trailing_types(self):
        text = "template <class T = std::vector<int>>\n  requires(sizeof(T) > 4)\nauto f(T t) -> std::pair<int, int> {\n  return {};\n}\n"
        self.assertEqual([lines for _, lines in self.found(text)], [5])

    def test_data_is_no_function(self):
        self.assertEqual(self.found("constexpr Row kRows[] = {{f(1)}, {g(2)}};\nstd::array kA{1, 2};\nenum class E : int { A, B };\n"), [])

    def test_lambda_in_a_constant_counts(self):
        self.assertEqual(self.found("constexpr auto kF = [](int a) {\n  return a;\n};\n"), [("kF", 3)])

    def test_brackets_in_comments_strings_and_macros_do_not_count(self):
        text = ('#define X(a) { \\\n  {\nvoid f() {\n  // }\n  auto s = "}";\n  char c = \'}\';\n  auto r = R"x(})")}x)x";\n  int n = 1\'000;\n}\n'
                "void g() {}\n")
        self.assertEqual(self.found(text), [("f", 7), ("g", 1)])

    def test_macros_before_a_type_do_not_make_it_a_function(self):
        self.assertEqual(self.found("DESCRIBE(A, (), (a, b))\nDESCRIBE(B, (), (c))\nstruct C {\n  int x;\n};\nDESCRIBE(C, ())\nint f() {}\n"), [("f", 1)])

    def test_test_macros_are_functions(self):
        self.assertEqual(self.found("TEST(Money, Adds) {\n  EXPECT_TRUE(x);\n}\n"), [("TEST", 3)])


class Messages(unittest.TestCase):
    def test_names_values_and_tags(self):
        text = "{count, plural, one {# case of <b>{name}</b>} other {# cases}} at {at, time, ::Hm} '{not this}' it''s"
        self.assertEqual(messages.wants(text), {"count", "name", "at", "<b>"})

    def test_branches_need_other(self):
        with self.assertRaisesRegex(messages.BadMessage, "other"):
            messages.wants("{n, plural, one {x}}")

    def test_brackets_must_fit(self):
        for text in ("{n", "n}", "{n, plural, other {x}", "{}"):
            with self.assertRaises(messages.BadMessage, msg=text):
                messages.wants(text)


if __name__ == "__main__":
    closing.run()
