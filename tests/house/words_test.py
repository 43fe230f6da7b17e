"""Shows that the rules which keep code and words together fail on a hole and pass without one."""
import json

import closing
from check_test import TreeTest

STAGES = "enum class Stage { Enquiry, InForce };\nBOOST_DESCRIBE_ENUM(Stage, Enquiry,\n                    InForce)\n"
TABLE = 'CommandRow{"open_case", 0},\nHOSPITIUM_EVENT("case_opened", Identity);\n'


def english(**concepts):
    return {f"locales/en/{concept}.json": json.dumps(rows) for concept, rows in concepts.items()}


class Words(TreeTest):
    def test_value_without_word_fails(self):
        files = {"src/domain/case/stages.hpp": STAGES} | english(case={"stage.enquiry": "x"})
        self.assert_fails(files, "enumeration-words", "no message for case.stage.in_force")

    def test_values_with_words_pass(self):
        files = {"src/domain/case/stages.hpp": STAGES} | english(case={"stage.enquiry": "x", "stage.in_force": "y"})
        self.assert_passes(files, "enumeration-words")

    def test_command_and_event_without_words_fail(self):
        files = {"src/domain/case/table.hpp": TABLE} | english(case={"command.other": "x"})
        self.assert_fails(files, "journey-words", "no message for case.command.open_case, case.event.case_opened")

    def test_command_and_event_with_words_pass(self):
        files = {"src/domain/case/table.hpp": TABLE} | english(case={"command.open_case": "x", "event.case_opened": "y"})
        self.assert_passes(files, "journey-words")


if __name__ == "__main__":
    closing.run()
