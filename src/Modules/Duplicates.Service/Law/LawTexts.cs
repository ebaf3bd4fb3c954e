using Duplicates.Domain.Applications;
using Duplicates.Domain.Time;
using Duplicates.Service.Web;

namespace Duplicates.Service.Law;

/// <summary>The lists of law for pages and letters, in the reader's language.</summary>
internal sealed class LawTexts(ILawLists content, TimeProvider clock)
{
    /// <summary>A list in the words in force today.</summary>
    public IReadOnlyList<LawText> Today(LawList list) => content.Law.On(list, AlmatyTime.Today(clock));

    /// <summary>The groups that the queue calls first today; one whose words hold from a later day is none yet.</summary>
    public IReadOnlyList<LawText> PriorityGroups
    {
        get
        {
            var (today, language) = (AlmatyTime.Today(clock), ReaderLanguage.Current);
            return [.. content.Law.On(LawList.PriorityGroup, today).Where(group => group.InForceFrom <= today)
                .OrderBy(group => group.Title.In(language), StringComparer.CurrentCulture)];
        }
    }

    /// <summary>The name of a group that the queue calls first; null when it was taken back.</summary>
    public string? PriorityGroup(string key) => PriorityGroups.FirstOrDefault(group => group.Key == key)?.Title.In(ReaderLanguage.Current);

    /// <summary>The words of a ground for refusal that were in force at an instant.</summary>
    public string Ground(RefusalGround ground, DateTimeOffset at) => Ground(ground, DateOnly.FromDateTime(AlmatyTime.ToLocal(at)));

    /// <summary>The words of a ground for refusal that are in force today.</summary>
    public string Ground(RefusalGround ground) => Ground(ground, AlmatyTime.Today(clock));

    private string Ground(RefusalGround ground, DateOnly day) => content.Law.On(LawList.RefusalGround, ground.ToString(), day).Text.In(ReaderLanguage.Current);
}
