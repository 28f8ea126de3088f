using OpsHub.Grains.Access;
using OpsHub.Grains.Callers;
using OpsHub.Grains.Companies;
using OpsHub.Grains.Displays;
using OpsHub.Grains.Kernel;
using OpsHub.Grains.Lines;
using OpsHub.Grains.Offices;
using OpsHub.Grains.Quarantine;
using OpsHub.Grains.Queues;
using OpsHub.Grains.Reactions;
using OpsHub.Grains.Windows;

namespace OpsHub.Grains;

/// <summary>Everything the hub models. A new concept is one folder and one line here.</summary>
public static class Concepts
{
    public static Catalog Catalog { get; } = new([Company.Kind, Office.Kind, Window.Kind, Queue.Kind, Line.Kind, Caller.Kind, Display.Kind, Account.Kind, DeviceKey.Kind, QuarantineDay.Kind]);

    public static IReadOnlyList<IReaction> Reactions { get; } = [new WindowAdmission(), new DayEnd()];
}
