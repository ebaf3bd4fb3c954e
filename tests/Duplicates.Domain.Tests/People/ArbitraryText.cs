using FsCheck;
using FsCheck.Fluent;

namespace Duplicates.Domain.Tests.People;

/// <summary>Texts that are hard on parsers: broken surrogates, marks, invisible characters, mixed scripts, digits.</summary>
internal static class ArbitraryText
{
    private const string Awkward =
        "\ud800\udc00\ufffe\uffff\u0000\u00ad\u200d\u2011\u2212\u00a0\u0301\u0306\u0308\u20dd\u0130\u212a\u0259\u018f"
        + " -–—'’.,()+№«»\"\t\n0123456789"
        + "abcehikmoptxyABCEHIKMOPTXYzZ"
        + "әғқңөұүһіӘҒҚҢӨҰҮҺІёйЁЙабвгдеиклмностухАБВГДЕИКЛМНОСТУХьъ"
        + "αβעקक\u093fが각ßǅ";

    internal static Arbitrary<string> Any { get; } = Gen
        .OneOf(
            ArbMap.Default.GeneratorFor<string>().Where(text => text is not null),
            Gen.Elements(Awkward.ToCharArray()).ArrayOf().Select(characters => new string(characters)),
            Gen.Choose(0, 0xFFFF).Select(code => (char)code).ArrayOf().Select(characters => new string(characters)))
        .ToArbitrary();
}
