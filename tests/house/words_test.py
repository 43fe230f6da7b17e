"""Shows that the rules which keep code and words together fail on a hole and pass without one."""
import json

import closing
from check_test import TreeTest

STAGES = "enum class Stage { Enquiry, InForce };\nBOOST_DESCRIBE_ENUM(Stage, Enquiry,\n                    InForce)\n"
TABLE = 'CommandRow{"open_case", 0},\nHOSPITIUM_EVENT("case_opened", Identity);\n'
CLOCK = 'clocks.push_back({"answer", id, party, due, {}});\n'


def english(**concepts):
    return {f"locales/en/{concept}.json": json.dumps(rows) for concept, rows in concepts.items()}


def only(failures, *words):
    return [failure for failure in failures if all(word in failure for word in words)]


class Words(TreeTest):
    def test_value_without_word_fails(self):
        files = {"src/domain/case/stages.hpp": STAGES} | english(case={"stage.enquiry": "x"})
        self.assert_fails(files, "enumeration-words", "src/domain/case Stage: no message for case.stage.in_force")

    def test_values_with_words_pass(self):
        files = {"src/domain/case/stages.hpp": STAGES} | english(case={"stage.enquiry": "x", "stage.in_force": "y"})
        self.assertEqual(only(self.failures(files, "enumeration-words"), " Stage:"), [])

    def test_enumeration_that_went_away_fails(self):
        files = {"src/domain/case/stages.hpp": STAGES} | english(case={})
        self.assert_fails(files, "enumeration-words", "src/domain/case VisaKind: is described nowhere")

    def test_command_event_and_clock_without_words_fail(self):
        files = {"src/domain/case/table.hpp": TABLE, "src/domain/case/project.cpp": CLOCK} | english(case={"command.other": "x"})
        self.assert_fails(files, "journey-words", "no message for case.command.open_case, case.event.case_opened")
        self.assert_fails(files, "journey-words", "no message for case.clock.answer")

    def test_command_and_event_with_words_pass(self):
        files = {"src/domain/case/table.hpp": TABLE} | english(case={"command.open_case": "x", "event.case_opened": "y"})
        self.assert_passes(files, "journey-words")


if __name__ == "__main__":
    closing.run()
