"""The source tree as the house rules see it: the files that belong to the project, and their text."""
import os
import subprocess

SKIPPED_FOLDERS = {".git", "node_modules", "build", "dist", "data", "__pycache__"}


class Tree:
    def __init__(self, root):
        self.root = root
        self.paths = sorted(path for path in self._listed() if os.path.isfile(os.path.join(root, path)))
        self._texts = {}

    def _listed(self):
        if os.path.isdir(os.path.join(self.root, ".git")) or os.path.isfile(os.path.join(self.root, ".git")):
            command = ["git", "-C", self.root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
            listing = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            return set(filter(None, listing.split("\0")))
        return self._walked()

    def _walked(self):
        found = set()
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS]
            found.update(os.path.relpath(os.path.join(folder, name), self.root) for name in names)
        return found

    def has(self, folder):
        return any(path.startswith(folder + "/") for path in self.paths)

    def under(self, folder, *endings):
        return [path for path in self.paths if path.startswith(folder + "/") and path.endswith(endings or "")]

    def text(self, path):
        """The file's text; bytes that are no UTF-8 are replaced."""
        if path not in self._texts:
            with open(os.path.join(self.root, path), encoding="utf-8", errors="replace") as file:
                self._texts[path] = file.read()
        return self._texts[path]


def room_of(path):
    """src/ledger/feed/reader.hpp -> ledger; nothing for files that are in no room."""
    parts = path.split("/")
    return parts[1] if len(parts) > 2 and parts[0] == "src" else None
