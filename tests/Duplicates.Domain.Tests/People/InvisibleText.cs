using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.People;

/// <summary>What comes along unseen, or around, when people paste an identifier.</summary>
internal static class InvisibleText
{
    // Zero-width space, joiners, directional marks and isolates, soft hyphen, byte order mark, a variant's selector, a tag of plane 14.
    private static readonly string[] Unseen =
        ["\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202c", "\u2060", "\u2066", "\u2069", "\u00ad", "\ufeff", "\ufe0f", "\U000e0001"];

    private static readonly string[] Behind = ["", ".", ",", ";", ")", "]", "»", "”", "\"", "'", "!", " ", "\n", ">.", "\u00a0"];

    private static readonly string[] Before = ["", " ", "(", "[", "«", "“", "\"", "<", "\t"];

    /// <summary>An identifier with unseen characters anywhere in it and punctuation around it.</summary>
    internal static Gen<string> Around(string identifier) =>
        from places in Gen.Choose(0, identifier.Length).ListOf()
        from unseen in Gen.Elements(Unseen).ListOf(places.Count)
        from before in Gen.Elements(Before)
        from behind in Gen.Elements(Behind)
        select before + places.Zip(unseen).OrderByDescending(pair => pair.First)
            .Aggregate(identifier, (text, pair) => text.Insert(pair.First, pair.Second)) + behind;
}
