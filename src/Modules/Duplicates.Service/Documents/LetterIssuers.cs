using Duplicates.Domain;
using Duplicates.Service.Offices;
using Duplicates.Service.Web.Texts;

namespace Duplicates.Service.Documents;

/// <summary>Who issues letters: organisations, and the ministry, which is none of them.</summary>
internal static class LetterIssuers
{
    /// <summary>What stands for the ministry where a letter has the id of an organisation; no organisation has an id like it.</summary>
    public const string Ministry = "ministry";

    /// <summary>The name of whoever issued a letter, as it is now; null when the organisation is not published any more.</summary>
    public static BilingualText? IssuerName(this IOffices offices, string issuerId) =>
        string.Equals(issuerId, Ministry, StringComparison.Ordinal) ? Text("complaints.ministry") : offices.Find(issuerId)?.Name;

    /// <summary>A text of the service that stands in the place of a name.</summary>
    /// <exception cref="ArgumentException">There is no such text.</exception>
    public static BilingualText Text(string key) => TextCatalog.Find(key) is { } text
        ? new(text.Kazakh, text.Russian)
        : throw new ArgumentException($"There is no text {key}.", nameof(key));
}
