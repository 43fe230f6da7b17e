"""Reads C++ well enough to find includes and the extent of functions. It relies on nothing but balanced brackets, so code may be
formatted in any way; what it does not know is templates whose arguments hold unbalanced brackets, and macros that open a brace."""
import re

# Comments, raw strings, strings, character literals (not the ' in 1'000), preprocessor lines.
BLANKED = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<tag>[^ ()\\\n]*)\(.*?\)(?P=tag)"|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-zA-Z_])'(?:\\.|[^'\\\n])+'|^[ \t]*#(?:\\\n|[^\n])*",
    re.DOTALL | re.MULTILINE)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
LABEL = re.compile(r"\b(?:public|private|protected)\s*:(?!:)")
TYPE_HEAD = re.compile(r"^(?:typedef\s+|friend\s+|export\s+)*(?:class|struct|union|enum)\b")
OPERATOR = re.compile(r"\boperator\s*(?:\(\)|\[\]|[^\w\s(]+)")
ATTRIBUTE = re.compile(r"\[\[.*?\]\]|\balignas\s*\([^)]*\)", re.DOTALL)


def includes(text):
    """(kind, path) of each include; kind is < or "."""
    return [match.groups() for match in INCLUDE.finditer(text)]


def blank(text):
    """The same text with comments, literals and preprocessor lines turned into spaces; lines stay where they are."""
    return BLANKED.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


class Function:
    def __init__(self, name, first_line, last_line):
        self.name, self.first_line, self.last_line = name, first_line, last_line

    @property
    def lines(self):
        return self.last_line - self.first_line + 1


def matching(code, at):
    """Index of the bracket that closes the one at `at`, or the end of the text."""
    depth = 0
    for match in re.compile(r"[{}()\[\]]").finditer(code, at):
        depth += 1 if match.group() in "{([" else -1
        if depth == 0:
            return match.start()
    return len(code) - 1


def own_start(head):
    """Where the head itself begins after macros that stand before it as statements, such as BOOST_DESCRIBE_STRUCT(...)."""
    start = 0
    while (macro := re.compile(r"\s*[A-Z][A-Z0-9_]+\s*\(").match(head, start)):
        closing = matching(head, macro.end() - 1) + 1
        if not head[closing:].strip():
            break
        start = closing
    return start


def without_template(head):
    """The head without `template <...>` in front."""
    while (opening := re.match(r"\s*template\s*<", head)):
        depth, at = 1, opening.end()
        while at < len(head) and depth:
            depth += {"<": 1, ">": -1}.get(head[at], 0)
            at += 1
        head = head[at:]
    return head


def at_top(head):
    """What of the head stands outside round brackets."""
    kept, depth = [], 0
    for character in head:
        depth -= character == ")"
        if depth == 0:
            kept.append(character)
        depth += character == "("
    return "".join(kept)


def kind_of(head):
    """What a brace after this head opens: scope (namespace or type), function, or data."""
    head = ATTRIBUTE.sub(" ", OPERATOR.sub(" operator_name ", without_template(head))).strip()
    top = at_top(head)
    if re.match(r"(inline\s+)?namespace\b|extern\s*$", head):
        return "scope"
    if TYPE_HEAD.match(head) and "(" not in top.split(":")[0]:
        return "scope"
    if "=" in top:
        return "function" if re.search(r"=\s*\[", top) else "data"
    return "function" if "(" in top else "data"


def is_member_initializer(code, head, opening, closing):
    """Whether the brace initialises a member in a constructor's list, as in `X() : a_{1} {}`, instead of opening the body."""
    if not re.search(r"\)[^()]*(?<!:):(?!:)", head):
        return False
    before = code[:opening].rstrip()[-1:]
    after = code[closing + 1:closing + 200].lstrip()[:1]
    return (before.isalnum() or before in "_>") and after in (",", "{")


def name_of(head):
    head = without_template(head).strip()
    match = re.search(r"([\w:~]*operator\s*[^\s(]+|[\w:~]+)\s*\(", head) or re.search(r"(\w+)\s*=", head)
    return match.group(1) if match else head[:40]


def functions(text):
    """All function definitions at namespace and class level; lambdas and local classes count as part of their function."""
    code = LABEL.sub(lambda match: ";" * len(match.group()), blank(text))
    found, head_start, at = [], 0, 0
    while (match := re.compile(r"[{}();]").search(code, at)):
        at, character = match.end(), match.group()
        if character == "(":
            at = matching(code, match.start()) + 1
        elif character in "};":
            head_start = at
        elif character == "{":
            head_start += own_start(code[head_start:match.start()])
            head = code[head_start:match.start()]
            if (kind := kind_of(head)) == "scope":
                head_start = at
                continue
            closing = matching(code, match.start())
            at = closing + 1
            if kind == "data" or is_member_initializer(code, head, match.start(), closing):
                continue
            first = head_start + len(head) - len(head.lstrip())
            found.append(Function(name_of(head), code.count("\n", 0, first) + 1, code.count("\n", 0, closing) + 1))
            head_start = at
    return found
