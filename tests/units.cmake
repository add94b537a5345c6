# The unit tests, in the order of the stages: isnad_test(STAGE SOURCES file_test.cpp...).
isnad_test(base SOURCES base_test.cpp)
isnad_test(text SOURCES utf8_test.cpp codes_test.cpp)
isnad_test(packs SOURCES load_test.cpp)
isnad_test(quantities SOURCES quantities_test.cpp number_words_test.cpp)
isnad_test(dates SOURCES dates_test.cpp)
isnad_test(entities SOURCES mention_tables_test.cpp catalogue_test.cpp)
isnad_test(properties SOURCES knowledge_test.cpp LINKS isnad)
