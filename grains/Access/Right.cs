using System.Text.Json.Serialization;

namespace OpsHub.Grains.Access;

/// <summary>What somebody may do. The names are stored in the log and spoken over HTTP: never renamed.</summary>
public enum Right
{
    /// <summary>Boards for people who work there.</summary>
    [JsonStringEnumMemberName("read-walls")] ReadWalls,

    /// <summary>Boards that hang in an office's hall.</summary>
    [JsonStringEnumMemberName("read-screens")] ReadScreens,

    [JsonStringEnumMemberName("read-figures")] ReadFigures,

    /// <summary>Report what happened elsewhere.</summary>
    [JsonStringEnumMemberName("send-facts")] SendFacts,

    /// <summary>Ask a grain for something.</summary>
    [JsonStringEnumMemberName("send-commands")] SendCommands,

    /// <summary>Refused facts as they came; they may hold personal data.</summary>
    [JsonStringEnumMemberName("read-quarantine")] ReadQuarantine,

    [JsonStringEnumMemberName("read-metrics")] ReadMetrics,

    /// <summary>Accounts and device keys.</summary>
    [JsonStringEnumMemberName("manage-access")] ManageAccess,

    /// <summary>The appeals desk, where nobody is named.</summary>
    [JsonStringEnumMemberName("read-appeals")] ReadAppeals,

    /// <summary>Personal details of appeals. A person's right, never a device's.</summary>
    [JsonStringEnumMemberName("read-people")] ReadPeople,

    /// <summary>Withdraw consent, after which nobody can read; read out all that is held of one person. A person's right, never a device's.</summary>
    [JsonStringEnumMemberName("manage-people")] ManagePeople,

    /// <summary>Versions of a company's standard, calendars of the hub. A person's right, never a device's.</summary>
    [JsonStringEnumMemberName("manage-standards")] ManageStandards,

    /// <summary>Take tickets and check bookings in: kiosks.</summary>
    [JsonStringEnumMemberName("take-tickets")] TakeTickets,
}
