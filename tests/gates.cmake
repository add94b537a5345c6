# The gates: each is a script in tools/ that can be run alone. Exit code 77 means skipped.

set(gates ascii format layers sizes names docs places)
foreach(gate IN LISTS gates)
  add_test(NAME gate_${gate} COMMAND ${PROJECT_SOURCE_DIR}/tools/check_${gate})
endforeach()
add_test(NAME gates_can_fail COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/gates/gates_test.py)

if(TARGET isnad_cli)
  list(APPEND gates readme)
  add_test(NAME gate_readme
    COMMAND ${PROJECT_SOURCE_DIR}/tools/check_readme ${PROJECT_SOURCE_DIR} $<TARGET_FILE:isnad_cli>)
  add_test(NAME same_output
    COMMAND ${PROJECT_SOURCE_DIR}/tools/check_same_output $<TARGET_FILE:isnad_cli>)
  add_test(NAME cli_bad_input COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/cli/bad_input_test.py $<TARGET_FILE:isnad_cli>)
  add_test(NAME cli_output COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/cli/output_test.py $<TARGET_FILE:isnad_cli>)
  add_test(NAME cli_import COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/cli/import_test.py $<TARGET_FILE:isnad_cli>)
  add_test(NAME cli_suggest COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/cli/suggest_test.py $<TARGET_FILE:isnad_cli>)
  add_test(NAME cli_incidents COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/cli/incidents_test.py $<TARGET_FILE:isnad_cli>)
  add_test(NAME cli_image COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/cli/image_test.py $<TARGET_FILE:isnad_cli>)
  add_test(NAME cli_lint COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/cli/lint_test.py $<TARGET_FILE:isnad_cli>)
  add_test(NAME cli_ledger COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/cli/ledger_test.py $<TARGET_FILE:isnad_cli>)
  add_test(NAME golden COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/golden/golden_test.py $<TARGET_FILE:isnad_cli>)
  add_test(NAME tables COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/exports/tables_test.py $<TARGET_FILE:isnad_cli>)
  add_test(NAME schemas COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/cli/schemas_test.py $<TARGET_FILE:isnad_cli>)
  add_test(NAME golden_refuses COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/golden/refusal_test.py)
  add_test(NAME events_wishes COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/events/wishes.py $<TARGET_FILE:isnad_cli>)
  add_test(NAME packs_lint COMMAND isnad_cli packs lint)
  add_test(NAME packs_test COMMAND isnad_cli packs test)
endif()

list(TRANSFORM gates PREPEND gate_)
set_tests_properties(${gates} PROPERTIES SKIP_RETURN_CODE 77)
