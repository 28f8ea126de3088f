namespace OpsHub.Grains.Outages;

/// <summary>What an outage is called where it is a cause.</summary>
internal static class OutageName
{
    /// <summary>What it is and the first place of it.</summary>
    public static string Of(OutageReported told)
    {
        var kind = told.Kind switch { OutageKind.Planned => "плановое отключение", OutageKind.Emergency => "авария", _ => "ограничение" };
        var place = told.Area.IsEmpty ? null : string.Join(", ", new[] { told.Area[0].Place, told.Area[0].Street }.Where(p => p is not null));
        return string.IsNullOrEmpty(place) ? kind : $"{kind}, {place}";
    }
}
