using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace OpsHub.Testing;

/// <summary>Marks a class whose inherited contract runs on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnPostgresAttribute : Attribute;

/// <summary>A fact of a contract that several stores keep; skipped in classes marked <see cref="OnPostgresAttribute"/> where there is no PostgreSQL.</summary>
[XunitTestCaseDiscoverer("OpsHub.Testing.ContractFactDiscoverer", "OpsHub.Testing")]
public sealed class ContractFactAttribute : FactAttribute;

/// <summary>The same with data.</summary>
[XunitTestCaseDiscoverer("OpsHub.Testing.ContractTheoryDiscoverer", "OpsHub.Testing")]
public sealed class ContractTheoryAttribute : TheoryAttribute;

/// <summary>Finds the facts of a contract in the classes that keep it.</summary>
public sealed class ContractFactDiscoverer(IMessageSink diagnostics) : FactDiscoverer(diagnostics)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo fact) =>
        Skipping.Case(DiagnosticMessageSink, options, method) is { } skipped ? [skipped] : base.Discover(options, method, fact);
}

/// <summary>Finds the theories of a contract in the classes that keep it.</summary>
public sealed class ContractTheoryDiscoverer(IMessageSink diagnostics) : TheoryDiscoverer(diagnostics)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo theory) =>
        Skipping.Case(DiagnosticMessageSink, options, method) is { } skipped ? [skipped] : base.Discover(options, method, theory);
}

file static class Skipping
{
    public static XunitSkippedDataRowTestCase? Case(IMessageSink diagnostics, ITestFrameworkDiscoveryOptions options, ITestMethod method) =>
        method.TestClass.Class.GetCustomAttributes(typeof(OnPostgresAttribute)).Any() && Postgres.SkipReason is { } reason
            ? new XunitSkippedDataRowTestCase(diagnostics, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method, reason)
            : null;
}
