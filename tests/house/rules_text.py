"""Rules about what people read and what must not be in the tree: messages in all languages, lock files, forbidden words."""
import re

import messages

LANGUAGES = ("en", "ru", "vi", "mn", "ko", "uz", "ar", "be")
CODE_ROW = re.compile(r'^\s*X\(\s*\w+\s*,\s*"(\w+)"', re.MULTILINE)
# Put together here so that this file does not hold what it looks for.
MACHINE_PATH = re.compile(r"(?<![\w.\-}])/" + r"work/")
REGISTRY_HOSTS = re.compile("|".join(re.escape(host) for host in ("registry.npm" + "js.org", "registry.yarn" + "pkg.com",
                                                                  "deb.debian" + ".org", "pypi" + ".org")))
NOT_TEXT = (".png", ".jpg", ".ico", ".woff", ".woff2", ".pdf", ".gz", ".zip")


def load(tree, path):
    """The flattened messages of a file and what is wrong with it as a whole."""
    try:
        content = messages.read(tree.text(path))
    except ValueError as error:
        return {}, f"cannot be read: {error}"
    return messages.flat(content), None if isinstance(content, dict) else "is no JSON object"


def code_messages(tree):
    """Every refusal code has a message in every language."""
    if not tree.has("locales") or "src/base/codes.hpp" not in tree.paths:
        return
    names = set(CODE_ROW.findall(tree.text("src/base/codes.hpp")))
    for language in LANGUAGES:
        path = f"locales/{language}/errors.json"
        known = load(tree, path)[0] if path in tree.paths else {}
        missing = sorted(names - set(known))
        yield path, "no message for " + ", ".join(missing) if missing else None


def concepts(tree):
    return sorted({path.split("/")[2] for path in tree.under("locales", ".json") if path.count("/") == 2})


def key_problem(rows, reference):
    missing, extra = sorted(set(reference) - set(rows)), sorted(set(rows) - set(reference))
    told = []
    if missing:
        told.append("lacks " + ", ".join(missing[:10]) + (f" and {len(missing) - 10} more" if len(missing) > 10 else ""))
    if extra:
        told.append("English lacks " + ", ".join(extra[:10]))
    return "; ".join(told) or None


def same_keys(tree):
    """All languages have the same files with the same keys as English."""
    for concept in concepts(tree):
        english = f"locales/en/{concept}"
        reference = load(tree, english)[0] if english in tree.paths else {}
        for language in LANGUAGES:
            path = f"locales/{language}/{concept}"
            if path not in tree.paths:
                yield path, "is missing"
                continue
            rows, problem = load(tree, path)
            yield path, problem or key_problem(rows, reference)


def message_problem(text, reference):
    """What is wrong with one message, compared with the English one."""
    if not isinstance(text, str) or not text.strip():
        return "is empty"
    try:
        wanted = messages.wants(text)
    except messages.BadMessage as error:
        return str(error)
    try:
        expected = messages.wants(reference) if isinstance(reference, str) else wanted
    except messages.BadMessage:
        return None  # told where the English file is looked at
    return None if wanted == expected else f"has {sorted(wanted)}, English has {sorted(expected)}"


def placeholders(tree):
    """Messages are well-formed and want the same values and tags in every language."""
    for concept in concepts(tree):
        english = load(tree, f"locales/en/{concept}")[0] if f"locales/en/{concept}" in tree.paths else {}
        for path in tree.under("locales", "/" + concept):
            told = ((key, message_problem(text, english.get(key))) for key, text in load(tree, path)[0].items())
            yield path, "; ".join(f"{key} {problem}" for key, problem in told if problem) or None


def lock_files(tree):
    """Lock files name versions and hashes, not the host that a package came from."""
    for path in tree.paths:
        if path.endswith(("package-lock.json", "npm-shrinkwrap.json")):
            yield path, 'has "resolved" entries' if '"resolved"' in tree.text(path) else None


def forbidden_words(tree):
    """No paths of one machine and no registry hosts."""
    for path in tree.paths:
        if path.endswith(NOT_TEXT):
            continue
        told = []
        for pattern, problem in ((MACHINE_PATH, "a path of one machine"), (REGISTRY_HOSTS, "a registry's host name")):
            match = pattern.search(tree.text(path))
            if match:
                told.append(f"line {tree.text(path).count(chr(10), 0, match.start()) + 1} holds {problem}")
        yield path, "; ".join(told) or None


RULES = {
    "code-messages": code_messages,
    "same-keys": same_keys,
    "placeholders": placeholders,
    "lock-files": lock_files,
    "forbidden-words": forbidden_words,
}
