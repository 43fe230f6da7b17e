#include "main/command_line.hpp"

int main(int argc, char** argv) { return hospitium::run_command_line(argc, argv); }
