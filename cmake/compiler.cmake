# How is every target compiled? Language level, warnings, sanitizers, ccache.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

# The cache may be full of other versions' objects; it changes nothing but the time a build takes.
find_program(ISNAD_CCACHE ccache)
mark_as_advanced(ISNAD_CCACHE)
if(ISNAD_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ISNAD_CCACHE})
endif()

# isnad_compile_options(TARGET): the warnings that own code must be free of.
# No floating-point contraction: every compiler and machine must compute the same digits.
function(isnad_compile_options target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    -ffp-contract=off
    $<$<BOOL:${ISNAD_WERROR}>:-Werror>)
endfunction()

if(ISNAD_SANITIZE)
  add_compile_options(-fsanitize=${ISNAD_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${ISNAD_SANITIZE})
  # g++ 12 reports false overflows inside the standard library when it optimises instrumented code.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-array-bounds -Wno-restrict)
  endif()
endif()
