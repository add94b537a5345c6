# The unit tests, in the order of the stages: isnad_test(STAGE SOURCES file_test.cpp...).
isnad_test(quantities SOURCES quantities_test.cpp number_words_test.cpp)
isnad_test(entities SOURCES mention_tables_test.cpp catalogue_test.cpp)
