# In which order does the engine work, and who may see whom?
#
# isnad_stage(NAME USES stage... SOURCES file... LINKS library...)
#   declares the stage in the folder NAME as the static library isnad_NAME. USES names the stages whose
#   headers it includes; only stages declared before can be named, so the flow has one direction.
#   LINKS names libraries from outside, private to the stage. Without SOURCES it is headers alone.
# isnad_test(NAME SOURCES file... LINKS library...)
#   declares the unit tests in tests/NAME as one program and one ctest entry. A stage's tests are linked
#   with that stage alone.

set_property(GLOBAL PROPERTY ISNAD_STAGES "")

function(isnad_stage name)
  cmake_parse_arguments(PARSE_ARGV 1 STAGE "" "" "USES;SOURCES;LINKS")
  get_property(declared GLOBAL PROPERTY ISNAD_STAGES)
  if(STAGE_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "isnad_stage(${name}): what is '${STAGE_UNPARSED_ARGUMENTS}'?")
  endif()
  if(name IN_LIST declared)
    message(FATAL_ERROR "isnad_stage(${name}): declared twice")
  endif()
  foreach(used IN LISTS STAGE_USES)
    if(NOT used IN_LIST declared)
      message(FATAL_ERROR
        "isnad_stage(${name} USES ${used}): '${used}' is not declared before '${name}'. "
        "A stage uses earlier stages only: ${declared}")
    endif()
  endforeach()

  set(scope PUBLIC)
  set(kind STATIC)
  if(NOT STAGE_SOURCES)
    set(scope INTERFACE)
    set(kind INTERFACE)
  endif()
  list(TRANSFORM STAGE_SOURCES PREPEND ${name}/)
  list(TRANSFORM STAGE_USES PREPEND isnad_)
  add_library(isnad_${name} ${kind} ${STAGE_SOURCES})
  target_include_directories(isnad_${name} ${scope} ${PROJECT_SOURCE_DIR})
  target_link_libraries(isnad_${name} ${scope} ${STAGE_USES})
  if(STAGE_SOURCES)
    target_link_libraries(isnad_${name} PRIVATE ${STAGE_LINKS})
    isnad_compile_options(isnad_${name})
  endif()
  set_property(GLOBAL APPEND PROPERTY ISNAD_STAGES ${name})
endfunction()

function(isnad_test name)
  cmake_parse_arguments(PARSE_ARGV 1 TEST "" "" "SOURCES;LINKS")
  get_property(declared GLOBAL PROPERTY ISNAD_STAGES)
  if(name IN_LIST declared)
    list(APPEND TEST_LINKS isnad_${name})
  endif()
  list(TRANSFORM TEST_SOURCES PREPEND ${name}/)
  add_executable(${name}_test ${TEST_SOURCES})
  target_link_libraries(${name}_test PRIVATE ${TEST_LINKS} rapidcheck GTest::gtest_main)
  target_include_directories(${name}_test PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_definitions(${name}_test PRIVATE ISNAD_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  isnad_compile_options(${name}_test)
  add_test(NAME ${name} COMMAND ${name}_test)
endfunction()
