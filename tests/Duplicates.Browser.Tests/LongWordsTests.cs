using Duplicates.Browser.Tests.Browsing;
using Duplicates.Browser.Tests.Hosting;
using Duplicates.Browser.Tests.Journeys;
using Duplicates.Domain.Applications;

namespace Duplicates.Browser.Tests;

/// <summary>
/// A name, an address of e-mail, a link and a word of people who write on without a space stay on every page, letter and PDF that shows
/// them, also on a window of 320 px, at 200 % zoom, and in the largest letters of the low-vision view (WCAG 1.4.4, 1.4.10).
/// </summary>
public sealed class LongWordsTests(Site site) : IClassFixture<Site>
{
    /// <summary>60 letters without a place to break.</summary>
    private const string Word = "Қонысбайтұлыбекмұхамедәліжанқызысерікбайұлыжолдасбекқызыәбди";

    private const string Link = "https://www.example.org/" + "a0123456789b0123456789c0123456789d0123456789e0123456789f0123456789g0123456789h0123456789";
    private const string Email = "a0123456789b0123456789c0123456789d0123456789e0123456789f@b0123456789c0123456789d0123456789e.example.org";

    private static readonly (int Width, int Height)[] Windows = [(320, 640), (360, 740), (640, 450), (1280, 900)];

    [Theory]
    [InlineData("kk", "880515300309", "+77010000309")]
    [InlineData("ru", "880515400305", "+77010000305")]
    public async Task PagesAndPapers_OfLongWords_NeedNoSidewaysScrolling(string language, string iin, string phone)
    {
        Assert.Equal(60, Word.Length);
        var person = new Citizen(iin, phone, Word, Word, Word);
        var journey = new Journey("long-words", language);
        await using var citizen = await Visitor.ComeAsync(site, new Screen(Screen.Desk), journey);
        await using var clerk = await Visitor.ComeAsync(site, new Screen(Screen.Desk), journey);
        var number = await ApplyAsync(citizen, person, journey);

        await clerk.SignInAsStaffAsync(Staff.Clerk);
        await clerk.ActAsync(number, "start", "StartReview");
        await clerk.OpenAsync($"staff/cases/{number}/question");
        await clerk.FillAsync("Question", $"{Word} {Link} {Word}{Word}");
        await clerk.PressAsync("casework.action.Ask");
        await clerk.OpenAsync($"staff/cases/{number}/note");
        await clerk.FillAsync("Note", $"{Link} {Word}");
        await clerk.PressAsync("casework.save");
        await LookAtAsync(citizen, journey, "my", $"my/{number}", $"my/{number}/documents/question", $"my/{number}/documents/application", $"my/{number}/documents/receipt");
        await citizen.OpenAsync($"my/{number}");
        await citizen.FillAsync("Answer", $"{Email} {Word}{Word}");
        await citizen.PressAsync("casefile.my.send");
        await citizen.OpenAsync($"my/{number}/complaint");
        await citizen.ChooseAsync("Subject", "Action");
        await citizen.FillAsync("Text", $"{Word}{Word} {Link}");
        await citizen.PressAsync("complaints.send");
        await LookAtAsync(citizen, journey, "my", $"my/{number}", $"my/{number}/complaint", "my/messages");

        await clerk.OpenAsync($"staff/cases/{number}/search");
        await clerk.ChooseAsync("Outcome", nameof(RecordsSearchOutcome.Found));
        await clerk.FillAsync("RegisterEntry", Word);
        await clerk.PressAsync("casework.save");
        await clerk.OpenAsync($"staff/cases/{number}/propose");
        await clerk.ChooseAsync("Outcome", nameof(ProposedOutcome.Refuse));
        await clerk.ChooseAsync("Grounds", nameof(RefusalGround.RequirementsNotMet));
        await clerk.FillAsync("Reasons", $"{Link} {Word}{Word}");
        await clerk.PressAsync("casework.action.Propose");
        await LookAtAsync(
            clerk, journey, "staff", $"staff/cases/{number}", $"staff/cases/{number}/note", $"staff/cases/{number}/checklist", $"staff/cases/{number}/redirect", $"staff/cases/{number}/documents/question",
            $"staff?q={Word}", "staff/notices", "staff/register", "staff/blanks");
        await AssertPapersFitAsync(clerk, number);
        journey.AssertNothingFound();
    }

    private async Task<string> ApplyAsync(Visitor citizen, Citizen person, Journey journey)
    {
        await citizen.BeginAsync(person);
        await citizen.AnswerAsync(person, "whose", "name", "document", "school");
        await citizen.Page.Locator("main a[href*='/contacts?change=true']").First.ClickAsync();
        await citizen.AssertHeadingAsync("apply.contacts.title");
        await citizen.FillAsync("Email", Email);
        await citizen.PressAsync("apply.continue");
        await citizen.AssertHeadingAsync("apply.check.title");
        await FitInAllViewsAsync(citizen, journey);
        var number = await citizen.SignByCodeAsync(site, person);
        await FitInAllViewsAsync(citizen, journey);
        return number;
    }

    private static async Task LookAtAsync(Visitor visitor, Journey journey, params string[] paths)
    {
        foreach (var path in paths)
        {
            await visitor.OpenAsync(path);
            await FitInAllViewsAsync(visitor, journey);
        }
    }

    private static async Task FitInAllViewsAsync(Visitor visitor, Journey journey)
    {
        foreach (var view in (string[])["100", "200-contrast"])
        {
            await visitor.SetViewAsync(view);
            await visitor.FitAsync(journey, Windows);
        }
    }

    private static async Task AssertPapersFitAsync(Visitor clerk, string number)
    {
        foreach (var paper in (string[])["application", "receipt", "question"])
        {
            var pdf = await clerk.DownloadAsync($"staff/cases/{number}/documents/{paper}?pdf=true");
            Assert.Empty(await Paper.ReadWordsOffThePageAsync(pdf));
        }
    }
}
