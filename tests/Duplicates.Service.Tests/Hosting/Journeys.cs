using System.Text.RegularExpressions;

namespace Duplicates.Service.Tests.Hosting;

/// <summary>The ways that people go through the service, with answers that are right unless a test changes them.</summary>
internal static partial class Journeys
{
    /// <summary>The steps in their order, and the check page.</summary>
    public static readonly string[] Steps = ["whose", "name", "document", "school", "check"];

    /// <summary>Asks for a code and types it.</summary>
    public static async Task SignInAsCitizenAsync(this Visitor visitor, TestPerson person, string language = "kk", string? returnUrl = null)
    {
        await visitor.GetAsync($"/{language}/sign-in{(returnUrl is null ? string.Empty : $"?returnUrl={Uri.EscapeDataString(returnUrl)}")}");
        await visitor.SubmitAsync(("Iin", person.Iin), ("Phone", person.Phone));
        await visitor.SubmitAsync(("Code", await visitor.CodeForAsync(person.Phone)));
        Assert.DoesNotContain("/sign-in", visitor.Address, StringComparison.Ordinal);
    }

    public static async Task SignInAsStaffAsync(this Visitor visitor, string email, string language = "kk")
    {
        await visitor.GetAsync($"/{language}/sign-in/staff");
        await visitor.SubmitAsync(("Email", email), ("Password", Demo.Password));
        Assert.DoesNotContain("/sign-in", visitor.Address, StringComparison.Ordinal);
    }

    /// <summary>A citizen who has signed in.</summary>
    public static async Task<Visitor> CitizenAsync(this ServiceHost host, TestPerson person, string language = "kk")
    {
        var visitor = host.NewVisitor();
        await visitor.SignInAsCitizenAsync(person, language);
        return visitor;
    }

    /// <summary>A member of staff who has signed in.</summary>
    public static async Task<Visitor> StaffAsync(this ServiceHost host, string email, string language = "kk")
    {
        var visitor = host.NewVisitor();
        await visitor.SignInAsStaffAsync(email, language);
        return visitor;
    }

    /// <summary>Begins a draft by its first answers and returns its id; the visitor stands at the first question again.</summary>
    public static async Task<string> BeginAsync(this Visitor visitor, string language = "kk")
    {
        await visitor.GetAsync($"/{language}/apply/new/whose");
        await visitor.SubmitAsync(("Reason", "Lost"), ("Relation", "Self"));
        var draft = DraftId().Match(visitor.Address).Value;
        if (draft.Length > 0)
        {
            await visitor.GetAsync($"/{language}/apply/{draft}/whose");
        }

        return draft;
    }

    /// <summary>Right answers to a question.</summary>
    public static (string Name, string? Value)[] AnswersTo(string step, TestPerson person, string language) => step switch
    {
        "whose" => [("Reason", "Lost"), ("Relation", "Self")],
        "name" => [("Surname", person.Surname), ("GivenName", person.GivenName), ("Patronymic", person.Patronymic)],
        "document" => [("Level", "GeneralSecondary"), ("Year", "2006"), ("Distinction", "Ordinary"), ("Scope", "CertificateAndSupplement")],
        "school" => [("OfficeId", Demo.AlmatySchool)],
        "files" => [],
        "contacts" => [("Language", language), ("CollectionOfficeId", Demo.AlmatySchool)],
        "check" => [("Consent", "true")],
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "There is no such step."),
    };

    /// <summary>Answers the question that the visitor stands at, rightly unless told otherwise.</summary>
    public static async Task AnswerAsync(this Visitor visitor, TestPerson person, string language = "kk", params (string Name, string? Value)[] instead)
    {
        var step = StepOf(visitor);
        if (step == "school")
        {
            await visitor.SearchSchoolAsync("Алматы");
        }

        var answers = AnswersTo(step, person, language).Where(answer => !instead.Any(other => other.Name == answer.Name)).Concat(instead);
        await visitor.SubmitAsync([.. answers]);
    }

    public static Task SearchSchoolAsync(this Visitor visitor, string words) =>
        visitor.GetAsync($"{visitor.Address.Split('?')[0]}?q={Uri.EscapeDataString(words)}");

    /// <summary>Signs in, begins a draft and answers everything before a question; the visitor stands there then. Contacts are beside the way.</summary>
    public static async Task<string> GoToAsync(this Visitor visitor, string step, TestPerson person, string language = "kk")
    {
        await visitor.SignInAsCitizenAsync(person, language);
        var draft = await visitor.BeginAsync(language);
        if (step == "contacts")
        {
            await visitor.AnswerUntilAsync("check", person, language);
            await visitor.GetAsync($"/{language}/apply/{draft}/contacts?change=true");
            return draft;
        }

        await visitor.AnswerUntilAsync(step, person, language);
        return draft;
    }

    /// <summary>Answers everything before a question; the visitor stands there then.</summary>
    public static async Task AnswerUntilAsync(this Visitor visitor, string step, TestPerson person, string language = "kk")
    {
        while (StepOf(visitor) != step)
        {
            var asked = StepOf(visitor);
            await visitor.AnswerAsync(person, language);
            Assert.True(StepOf(visitor) != asked, $"{asked} is asked again: {visitor.Main}");
        }
    }

    /// <summary>Answers everything without signing in; the visitor stands at the check page, and the draft is the browser's. Its id.</summary>
    public static async Task<string> GoToCheckAsGuestAsync(this Visitor visitor, TestPerson person, string language = "kk")
    {
        var draft = await visitor.BeginAsync(language);
        await visitor.AnswerUntilAsync("check", person, language);
        return draft;
    }

    /// <summary>Goes to the page that asks for the signing code; a code has been sent.</summary>
    public static async Task<string> GoToSigningAsync(this Visitor visitor, ServiceHost host, TestPerson person, string language = "kk")
    {
        var draft = await visitor.GoToAsync("check", person, language);
        host.Clock.AdvancePastResend();
        await visitor.AnswerAsync(person, language);
        Assert.Contains("/sign/", visitor.Address, StringComparison.Ordinal);
        return draft;
    }

    /// <summary>Types the newest code into the page that asks for it.</summary>
    public static async Task TypeCodeAsync(this Visitor visitor, TestPerson person) =>
        await visitor.SubmitAsync(("Code", await visitor.CodeForAsync(person.Phone)));

    /// <summary>The whole way from signing in to the number of the case, which is returned as nine digits.</summary>
    public static async Task<string> ApplyAsync(this Visitor visitor, ServiceHost host, TestPerson person, string language = "kk")
    {
        await visitor.GoToSigningAsync(host, person, language);
        await visitor.TypeCodeAsync(person);
        return visitor.NumberOfCase();
    }

    /// <summary>Somebody new applies; the case's number.</summary>
    public static async Task<string> NewCaseAsync(this ServiceHost host, TestPerson? person = null, string language = "kk")
    {
        using var visitor = host.NewVisitor();
        return await visitor.ApplyAsync(host, person ?? host.NewPerson(), language);
    }

    /// <summary>The number in the address of the page.</summary>
    public static string NumberOfCase(this Visitor visitor)
    {
        var match = CaseNumber().Match(visitor.Address);
        Assert.True(match.Success, $"{visitor.Address} is no page of a case: {visitor.Main}");
        return match.Value;
    }

    /// <summary>As people read a number.</summary>
    public static string Spoken(string number) => $"{number[..3]}-{number[3..6]}-{number[6..]}";

    /// <summary>The name of the step whose page the visitor sees.</summary>
    public static string StepOf(this Visitor visitor) => StepInAddress().Match(visitor.Address) is { Success: true } match
        ? match.Groups["step"].Value
        : throw new InvalidOperationException($"{visitor.Address} is no step: {visitor.Html}");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, 1000)]
    private static partial Regex DraftId();

    [GeneratedRegex("(?<=/)[0-9]{9}", RegexOptions.None, 1000)]
    private static partial Regex CaseNumber();

    [GeneratedRegex("/apply/[^/]+/(?<step>[a-z-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StepInAddress();
}
