using Duplicates.Service.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Web.Texts;

namespace Duplicates.Service.Tests.Web;

/// <summary>Versions of wordings come from the words: nobody can change the one without the other.</summary>
public sealed class TextVersionTests
{
    [Fact]
    public void Of_AWordOrTheOrderChanges_IsAnother()
    {
        var version = TextVersions.OfWords(["Келісемін", "Согласен"]);
        Assert.Equal(version, TextVersions.OfWords(["Келісемін", "Согласен"]));
        Assert.NotEqual(version, TextVersions.OfWords(["Келісемін.", "Согласен"]), StringComparer.Ordinal);
        Assert.NotEqual(version, TextVersions.OfWords(["Согласен", "Келісемін"]), StringComparer.Ordinal);
        Assert.Throws<ArgumentException>(() => TextVersions.Of("no.such.text"));
    }

    [Fact]
    public void Consent_EveryTextOfIt_IsInItsVersion()
    {
        var shown = TextCatalog.Texts.Keys.Where(key => key.StartsWith("apply.check.consent", StringComparison.Ordinal) && !key.EndsWith("-error", StringComparison.Ordinal));
        Assert.Equal(shown.Append("application-form.consent").Order(StringComparer.Ordinal), ApplicationText.ConsentTexts.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(TextVersions.Of(ApplicationText.ConsentTexts), ApplicationText.ConsentVersion);
        Assert.NotEqual(TextVersions.Of(ApplicationText.ConsentTexts.Skip(1)), ApplicationText.ConsentVersion, StringComparer.Ordinal);
    }

    [Fact]
    public void Letters_EveryKind_HasAVersionFromItsOwnWords() =>
        Assert.Distinct(Enum.GetValues<DocumentKind>().Select(LetterTemplates.Version), StringComparer.Ordinal);
}
