# The unit tests, in the order of the stages: isnad_test(STAGE SOURCES file_test.cpp...).
