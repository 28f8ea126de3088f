using Orleans.Serialization.Cloning;

namespace OpsHub.Cluster.Wire;

// Letters and answers are never changed: within a process they are handed over as they are.

[RegisterCopier]
internal sealed class LetterCopier : ShallowCopier<Letter>;

[RegisterCopier]
internal sealed class AnswerCopier : ShallowCopier<Answer>;
