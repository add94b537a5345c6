# How do files get inside the program? isnad_embed(TARGET SYMBOL FILE)
#
# adds to TARGET a generated source that defines `const std::string_view isnad::SYMBOL` with the bytes of
# FILE (relative to the current source folder). The file is embedded again whenever it changes.
# This script also runs by itself, as the build step: cmake -D FILE=... -D SYMBOL=... -D OUT=... -P embed.cmake

if(CMAKE_SCRIPT_MODE_FILE)
  file(READ ${FILE} bytes HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  file(WRITE ${OUT}.part
    "// Generated from a file of the sources.\n#include <string_view>\n\nnamespace isnad {\n\n"
    "static constexpr unsigned char kBytes[] = {\n${bytes}0};\n"
    "extern const std::string_view ${SYMBOL};\n"
    "const std::string_view ${SYMBOL}(reinterpret_cast<const char*>(kBytes), sizeof kBytes - 1);\n\n"
    "}  // namespace isnad\n")
  file(RENAME ${OUT}.part ${OUT})
  return()
endif()

set(ISNAD_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(isnad_embed target symbol file)
  set(source ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded/${symbol}.cpp)
  file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -D FILE=${source} -D SYMBOL=${symbol} -D OUT=${out} -P ${ISNAD_EMBED_SCRIPT}
    DEPENDS ${source} ${ISNAD_EMBED_SCRIPT}
    COMMENT "Embedding ${file}"
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
