using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Settings;
using Duplicates.Service.Tests.Hosting;
using Duplicates.Service.Web;
using Duplicates.Service.Web.Texts;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Tests.Notifications;

/// <summary>What may be written in a template of a message, and what comes of it.</summary>
public sealed class TemplateTests
{
    private static readonly MessageSlot RegisteredSms = MessageSlot.Find("registered", MessageAudience.Applicant, MessageForm.Sms)!;
    private static readonly MessageSlot RegisteredEmail = MessageSlot.Find("registered", MessageAudience.Applicant, MessageForm.Email)!;

    [Theory]
    [InlineData("{number} {due} {link}", "")]
    [InlineData("", "Body: Empty; Body: Missing {number}; Body: Missing {due}; Body: Missing {link}")]
    [InlineData("{number} {link}", "Body: Missing {due}")]
    [InlineData("{number} {due} {link}\n{name}", "Body, line 2, character 1: Unknown {name}")]
    [InlineData("{number} {due} {link} {Number}", "Body, line 1, character 23: Unknown {Number}")]
    [InlineData("{number} {due} {link} {", "Body, line 1, character 23: Brace {")]
    [InlineData("{number} {due} {link}\r\n a }", "Body, line 2, character 4: Brace }")]
    [InlineData("{number} {due} {link} {du\ne}", "Body, line 1, character 23: Brace {; Body, line 2, character 2: Brace }")]
    [InlineData("{number} {{due}} {link}", "Body, line 1, character 10: Brace {; Body, line 1, character 16: Brace }")]
    public void Problems_OfAnSms_NameThePlace(string body, string problems) =>
        Assert.Equal(problems, string.Join("; ", MessageTemplateCheck.Problems(RegisteredSms, string.Empty, body)));

    [Theory]
    [InlineData("№ {number}", "")]
    [InlineData(" ", "Subject: Empty")]
    [InlineData("{due}", "Subject, line 1, character 1: Unknown {due}")]
    [InlineData("№\n{number}", "Subject: SeveralLines")]
    public void Problems_OfASubject_NameThePlace(string subject, string problems) =>
        Assert.Equal(problems, string.Join("; ", MessageTemplateCheck.Problems(RegisteredEmail, subject, "{number} {due} {link}")));

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public void Sms_OfEveryEvent_BeginsWithTheNameOfTheService(string language) =>
        Assert.All(MessageSlot.All.Where(slot => slot.Form is MessageForm.Sms), slot => Assert.StartsWith(
            Said.In(language, "frame.service-name"), Said.Words(language, slot).Body.Fill(slot.Placeholders.ToDictionary(name => name, name => name, StringComparer.Ordinal)), StringComparison.Ordinal));

    [Fact]
    public void Problems_OfALongText_NameTheLimit() =>
        Assert.Equal("Body: TooLong 600", Assert.Single(MessageTemplateCheck.Problems(RegisteredSms, string.Empty, $"{{number}} {{due}} {{link}} {new string('ә', 600)}")).ToString());

    [Fact]
    public void Fill_OfAnyTextWithoutBraces_IsTheText() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        any =>
        {
            var text = any.Get.Replace("{", string.Empty, StringComparison.Ordinal).Replace("}", string.Empty, StringComparison.Ordinal);
            return TemplateText.Parse(text).Fill(new Dictionary<string, string>(StringComparer.Ordinal)) == text.ReplaceLineEndings("\n");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Problems_OfAnyText_AreFoundWithoutFailing_AndASoundOneIsFilledWhole() => Prop.ForAll(
        Gen.Elements('{', '}', '\n', 'n', 'ә').ListOf().ToArbitrary(),
        letters =>
        {
            var template = TemplateText.Parse(string.Concat(letters));
            var filled = template.Fill(template.Names.ToDictionary(name => name, _ => "?", StringComparer.Ordinal));
            return template.Problems("Body", [.. template.Names]).Any() || !filled.Any(letter => letter is '{' or '}');
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Срок: {due}. Далее", "2026 г.", "Срок: 2026 г. Далее")]
    [InlineData("Мерзімі: {due}. Әрі", "2026 ж. 14 желтоқсан", "Мерзімі: 2026 ж. 14 желтоқсан. Әрі")]
    [InlineData("{due}{due} {number}", "1", "11 ")]
    public void Fill_WithValues_PutsThemInPlace(string text, string due, string filled) =>
        Assert.Equal(filled, TemplateText.Parse(text).Fill(new Dictionary<string, string>(StringComparer.Ordinal) { ["due"] = due }));

    [Theory]
    [InlineData("a", 160, 160, 1)]
    [InlineData("a", 161, 161, 2)]
    [InlineData("a", 306, 306, 2)]
    [InlineData("a", 307, 307, 3)]
    [InlineData("€", 80, 160, 1)]
    [InlineData("€", 81, 162, 2)]
    [InlineData("ә", 70, 70, 1)]
    [InlineData("я", 71, 71, 2)]
    [InlineData("қ", 134, 134, 2)]
    [InlineData("қ", 135, 135, 3)]
    public void SmsLength_ByItsLetters_CountsPartsAsTheNetworkDoes(string letter, int times, int characters, int parts) =>
        Assert.Equal(new SmsLength(characters, parts), SmsLength.Of(string.Concat(Enumerable.Repeat(letter, times))));

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public void Templates_ThatCameWithTheProgram_SayEverythingInTheirLanguageAndInAtMostFourParts(string language)
    {
        var values = new MessageValues(new TextsByLanguage(new SideBySideLocalizer()), Options.Create(new DuplicatesOptions { PublicAddress = "https://dublikat.example.kz" }));
        foreach (var slot in MessageSlot.All)
        {
            var words = Said.Words(language, slot);
            var filled = words.Body.Fill(values.In(language, MessageValues.Samples));
            Assert.DoesNotContain('{', filled);
            Assert.Empty(slot.Required.Except(words.Body.Names, StringComparer.Ordinal));
            Assert.True(slot.Form is not MessageForm.Sms || SmsLength.Of(filled).Parts <= 4, $"{slot.Event} {SmsLength.Of(filled)}: {filled}");
        }
    }

    [Fact]
    public void Preview_OfAWrongText_ShowsItAsFarAsItGoes()
    {
        var texts = new TextsByLanguage(new SideBySideLocalizer());
        var previews = new MessagePreviews(new MessageValues(texts, Options.Create(new DuplicatesOptions { PublicAddress = "http://localhost/" })), texts);
        var preview = previews.Of(RegisteredSms, "kk", "unused", "№ {number}: {due} {no} {link} {");
        Assert.Equal("№ 100-000-017: 2026 ж. 14 желтоқсан  http://localhost/kk/my/100000017 {", preview.Body);
        Assert.Equal((string.Empty, 1), (preview.Subject, preview.Length!.Parts - 1));
    }
}
