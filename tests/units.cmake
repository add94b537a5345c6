# The unit tests, in the order of the stages: isnad_test(STAGE SOURCES file_test.cpp...).
isnad_test(base SOURCES base_test.cpp)
isnad_test(text SOURCES utf8_test.cpp codes_test.cpp)
isnad_test(packs SOURCES load_test.cpp image_test.cpp)
isnad_test(ingest SOURCES ingest_test.cpp)
isnad_test(normalize SOURCES normalize_test.cpp)
isnad_test(tokens SOURCES tokens_test.cpp)
isnad_test(morphology SOURCES morphology_test.cpp phrase_test.cpp)
isnad_test(quantities SOURCES quantities_test.cpp number_words_test.cpp)
isnad_test(dates SOURCES dates_test.cpp)
isnad_test(entities SOURCES mention_tables_test.cpp catalogue_test.cpp)
isnad_test(syntax SOURCES syntax_test.cpp LINKS isnad)
isnad_test(events SOURCES events_test.cpp LINKS isnad)
isnad_test(attribution SOURCES attribution_test.cpp)
isnad_test(claims SOURCES claims_test.cpp LINKS isnad)
isnad_test(record SOURCES record_test.cpp LINKS isnad)
isnad_test(reconcile SOURCES near_duplicates_test.cpp incidents_test.cpp incident_book_test.cpp rules_test.cpp coded_table_test.cpp)
isnad_test(ledger SOURCES merkle_test.cpp posting_test.cpp search_words_test.cpp checkpoint_test.cpp file_operations_test.cpp
  ledger_test.cpp ledger_property_test.cpp sqlite_ledger_test.cpp verify_test.cpp LINKS isnad)
isnad_test(review SOURCES review_test.cpp decide_test.cpp)
isnad_test(exports SOURCES exports_test.cpp csv_cells_test.cpp tables_test.cpp canaries_test.cpp)
if(TARGET isnad_server)
  isnad_test(server SOURCES listener_test.cpp page_files_test.cpp spoofing_test.cpp LINKS isnad_server)
endif()
isnad_test(properties SOURCES fast_ways_test.cpp hostile_test.cpp input_reading_test.cpp knowledge_test.cpp purity_test.cpp LINKS isnad)

# What survives: the power cut at any step, and tampering. The long forms: ISNAD_POWER_CUTS, ISNAD_TAMPERINGS.
isnad_test(durability
  SOURCES disk_trace.cpp traced_vfs.cpp power_cut_test.cpp tampering.cpp tampering_test.cpp
  LINKS isnad ${SQLITE})

# Loaded before libc, it kills a program at a call that writes, or lets the call fail (kill_test.py).
add_library(fault_shim MODULE durability/fault_shim.cpp)
target_link_libraries(fault_shim PRIVATE ${CMAKE_DL_LIBS})
isnad_compile_options(fault_shim)
add_executable(migration_probe durability/migration_probe.cpp)
target_link_libraries(migration_probe PRIVATE isnad_ledger)
isnad_compile_options(migration_probe)
if(TARGET isnad_cli AND NOT ISNAD_SANITIZE)
  add_test(NAME durability_kills COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/durability/kill_test.py
    $<TARGET_FILE:isnad_cli> $<TARGET_FILE:fault_shim>)
  add_test(NAME durability_limits COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/durability/limits_test.py
    $<TARGET_FILE:isnad_cli> $<TARGET_FILE:fault_shim> $<TARGET_FILE:migration_probe>)
endif()
