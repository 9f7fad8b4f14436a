-- Who somebody else's record says that they are is something about them: erasing somebody takes away every link of theirs, ended or not.
GRANT DELETE ON same_person TO :app;
