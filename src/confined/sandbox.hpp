// Takes away from this process all that reading a document does not need. Linux only: rlimits, Landlock, seccomp.
#pragma once

namespace hospitium::confined {

/// Images: memory, the two pipes and threads of the decoder. Program: also executing one program with its libraries and fonts, read-only.
enum class Need { Images, Program };

/// Never returns with less than it promises: exits with Ending::Unavailable instead. `program` is the path that may be executed.
void confine(Need need, const char* program = nullptr);

}  // namespace hospitium::confined
