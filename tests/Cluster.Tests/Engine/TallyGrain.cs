using OpsHub.Cluster.Grains;
using Orleans.Metadata;

namespace OpsHub.Cluster.Tests.Engine;

[Alias("opshub.tests.ITallyGrain"), DefaultGrainType("tally")]
internal interface ITallyGrain : IConceptGrain;

[GrainType("tally")]
internal sealed class TallyGrain(IGrainContext context, Workshop workshop) : ConceptGrain(context, workshop), ITallyGrain;
