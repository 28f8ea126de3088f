using NodaTime;
using OpsHub.Grains.Duties;
using OpsHub.Grains.Feedback;
using OpsHub.Grains.Promises;

namespace OpsHub.Grains.Standards;

/// <summary>What the web edge asks of promises, duties and feedback. Null: the company has told no deadlines.</summary>
public interface IServiceDesk
{
    /// <param name="take">At most so many lines.</param>
    PromisePage? Promises(string company, int take);

    DutyList? Duties(string company);

    /// <param name="month">Null for the running one.</param>
    FeedbackReading? Feedback(string company, YearMonth? month);
}
