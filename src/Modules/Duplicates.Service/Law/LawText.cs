using Duplicates.Domain;

namespace Duplicates.Service.Law;

/// <summary>One text of a list that the law prescribes, as it was published once, in both languages.</summary>
/// <param name="SetId">The item.</param>
/// <param name="Key">What it stands for: the name of a ground or of a document, the number of a requirement.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Text">Its words.</param>
/// <param name="InForceFrom">The first day on which these words hold (Almaty date).</param>
internal sealed record LawText(string SetId, string Key, BilingualText Title, BilingualText Text, DateOnly InForceFrom);
