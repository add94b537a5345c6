# How does the page get inside the program? isnad_embed_folder(TARGET FOLDER)
#
# adds to TARGET a generated source that defines isnad::page_assets() (apps/server/assets.hpp) with every file
# of FOLDER, packed by gzip, its type, and its path from there. Files are included by the assembler
# (.incbin): nothing of their bytes passes the compiler. A folder that is not there gives no assets.
# This script also runs by itself, as the build step: cmake -D FOLDER=... -D OUT=... -P embed_folder.cmake

if(CMAKE_SCRIPT_MODE_FILE)
  set(types
    html "text/html; charset=utf-8" js "text/javascript; charset=utf-8" css "text/css; charset=utf-8"
    json "application/json" svg "image/svg+xml" png "image/png" ico "image/x-icon"
    woff2 "font/woff2" woff "font/woff" txt "text/plain; charset=utf-8" map "application/json")
  file(GLOB_RECURSE files RELATIVE ${FOLDER} ${FOLDER}/*)
  list(SORT files)
  get_filename_component(packed ${OUT} DIRECTORY)
  set(packed ${packed}/packed)
  file(REMOVE_RECURSE ${packed})
  set(bytes "")
  set(rows "")
  set(number 0)
  foreach(name IN LISTS files)
    string(REGEX MATCH "[^.]+$" ending "${name}")
    list(FIND types "${ending}" at)
    if(at EQUAL -1)
      message(FATAL_ERROR "${FOLDER}/${name}: of what type are files named .${ending}? (cmake/embed_folder.cmake)")
    endif()
    math(EXPR at "${at} + 1")
    list(GET types ${at} type)
    string(REGEX MATCH "\"|\\\\" odd "${name}")
    if(odd)
      message(FATAL_ERROR "${FOLDER}/${name}: another name, please")
    endif()
    file(MAKE_DIRECTORY ${packed})
    file(ARCHIVE_CREATE OUTPUT ${packed}/${number}.gz PATHS ${FOLDER}/${name} FORMAT raw COMPRESSION GZip MTIME 0)
    string(APPEND bytes
      "__asm__(\".section .rodata\\n.global isnad_asset_${number}\\nisnad_asset_${number}:\\n"
      ".incbin \\\"${packed}/${number}.gz\\\"\\n.global isnad_asset_${number}_end\\nisnad_asset_${number}_end:\\n.byte 0\\n.text\");\n"
      "extern \"C\" const char isnad_asset_${number}[], isnad_asset_${number}_end[];\n")
    string(APPEND rows
      "      {\"/${name}\", \"${type}\", {isnad_asset_${number}, static_cast<size_t>(isnad_asset_${number}_end - isnad_asset_${number})}},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  file(WRITE ${OUT}.part
    "// Generated from ${FOLDER}.\n#include \"apps/server/assets.hpp\"\n\n${bytes}\nnamespace isnad {\n\n"
    "std::span<const Asset> page_assets() {\n")
  if(number)
    file(APPEND ${OUT}.part "  static const Asset assets[] = {\n${rows}  };\n  return assets;\n}\n")
  else()
    file(APPEND ${OUT}.part "  return {};\n}\n")
  endif()
  file(APPEND ${OUT}.part "\n}  // namespace isnad\n")
  file(RENAME ${OUT}.part ${OUT})
  return()
endif()

set(ISNAD_EMBED_FOLDER_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(isnad_embed_folder target folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${folder}/*)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded/page_assets.cpp)
  file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -D FOLDER=${folder} -D OUT=${out} -P ${ISNAD_EMBED_FOLDER_SCRIPT}
    DEPENDS ${files} ${ISNAD_EMBED_FOLDER_SCRIPT}
    COMMENT "Embedding ${folder}"
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
