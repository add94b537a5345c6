# The evaluation: its scorer is the reference's twin, its judge of numbers and dates too, its thresholds rise.

set(eval_tests ${CMAKE_CURRENT_LIST_DIR})
add_test(NAME eval_thresholds COMMAND ${eval_tests}/thresholds_test.py)
add_test(NAME eval_peers_judge COMMAND ${eval_tests}/peers_judge_test.py)
set_tests_properties(eval_peers_judge PROPERTIES SKIP_RETURN_CODE 77)
if(TARGET isnad_cli)
  add_test(NAME eval_twin COMMAND ${eval_tests}/twin_test.py $<TARGET_FILE:isnad_cli>)
  add_test(NAME eval_confidence COMMAND ${eval_tests}/confidence_test.py $<TARGET_FILE:isnad_cli>)
  add_test(NAME eval_incidents COMMAND ${eval_tests}/incidents_test.py $<TARGET_FILE:isnad_cli>)
  add_test(NAME eval_run COMMAND ${eval_tests}/evaluate_test.py $<TARGET_FILE:isnad_cli>)
endif()
