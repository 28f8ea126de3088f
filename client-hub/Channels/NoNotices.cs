using OpsHub.Grains.Notices;

namespace OpsHub.ClientHub.Channels;

/// <summary>Stands in where the host knows no standards.</summary>
internal sealed class NoNotices : INotices
{
    public NoticeList? List(string company) => null;

    public ForeseenNotice? Foresee(string company, RequireNotice said) => null;

    public NoticeCard? Find(string company, string id) => null;
}
