using System.Globalization;
using System.Text.RegularExpressions;
using Duplicates.Domain.Applications;
using Duplicates.Service.Content;

namespace Duplicates.Service.Law;

/// <summary>
/// Rules of the lists of law: two editors publish, both languages hold from the same day and stand for the same thing, and what the law names by itself
/// cannot be withdrawn.
/// </summary>
internal abstract class LawRules(LawList list) : IContentTypeRules
{
    /// <inheritdoc />
    public string ContentType => list.ToString();

    /// <inheritdoc />
    public bool NeedsTwoEditors => true;

    /// <inheritdoc />
    public virtual bool CanBeWithdrawn => false;

    /// <inheritdoc />
    public IEnumerable<ContentProblem> Problems(IReadOnlyList<ContentItem> items)
    {
        var (part, key) = LawLists.PartOf(list);
        if (LawLists.KeyOf(list, items[0]) != LawLists.KeyOf(list, items[1]))
        {
            yield return new(null, $"{part}.{key}", "editor.problem.differs");
        }
        else if (!IsKnown(LawLists.KeyOf(list, items[0])))
        {
            yield return new(null, $"{part}.{key}", "editor.problem.not-of-law");
        }

        if (LawLists.InForceFrom(items[0]) != LawLists.InForceFrom(items[1]))
        {
            yield return new(null, $"{part}.InForceFrom", "editor.problem.differs");
        }
    }

    /// <summary>Whether the law knows what an item stands for.</summary>
    protected abstract bool IsKnown(string key);
}

/// <summary>Rules of the eight requirements.</summary>
internal sealed class ServicePassportRules() : LawRules(LawList.ServicePassport)
{
    private const int Requirements = 8;

    /// <inheritdoc />
    protected override bool IsKnown(string key) => int.TryParse(key, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Requirements;
}

/// <summary>Rules of the documents that are handed in.</summary>
internal sealed class RequiredDocumentRules() : LawRules(LawList.RequiredDocument)
{
    /// <inheritdoc />
    protected override bool IsKnown(string key) => Enum.TryParse<HandedInDocument>(key, out _);
}

/// <summary>Rules of the grounds for refusal.</summary>
internal sealed class RefusalGroundRules() : LawRules(LawList.RefusalGround)
{
    /// <inheritdoc />
    protected override bool IsKnown(string key) => Enum.TryParse<RefusalGround>(key, out _);
}

/// <summary>Rules of the groups that the queue calls first: editors name them, and take one back when the law does.</summary>
internal sealed partial class PriorityGroupRules() : LawRules(LawList.PriorityGroup)
{
    /// <inheritdoc />
    public override bool CanBeWithdrawn => true;

    /// <inheritdoc />
    protected override bool IsKnown(string key) => Key().IsMatch(key);

    /// <summary>Tickets keep it, so it is short and the same in both languages.</summary>
    [GeneratedRegex("^[A-Za-z]{2,40}$", RegexOptions.None, 1000)]
    private static partial Regex Key();
}
