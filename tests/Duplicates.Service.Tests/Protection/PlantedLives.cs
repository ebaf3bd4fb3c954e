using Duplicates.Service.Tests.Files;
using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Protection;

/// <summary>
/// People whose words are found again wherever they lie readable: a case that is handed over, one that is refused and complained about,
/// one that goes to another school, and a draft. Every text that somebody types is planted.
/// </summary>
internal sealed class PlantedLives(ServiceHost host)
{
    private const string Identity = "Жеке куәлік 047815162";
    private const string Recipient = "Қабылдаған Тұлпарбек Сенімұлы";
    private const string Email = "zhasyryn.ulpan@example.kz";

    private readonly TestPerson _owner = host.NewPerson() with { Surname = "Ерекшетегова", GivenName = "Ұлпангүл", Patronymic = "Дараәкеқызы" };
    private readonly TestPerson _refused = host.NewPerson() with { Surname = "Қайсарова", GivenName = "Айжұлдыз", Patronymic = "Алпарысқызы" };
    private readonly TestPerson _moved = host.NewPerson() with { Surname = "Көшпелиева", GivenName = "Нұрлыайым", Patronymic = "Жолқызы" };
    private readonly TestPerson _drafting = host.NewPerson() with { Surname = "Бастауова", GivenName = "Таңшолпан", Patronymic = "Сәттіқызы" };
    private readonly TestPerson _child = host.NewChild() with { Surname = "Балақайова", GivenName = "Еркегүл", Patronymic = "Шырайқызы" };

    /// <summary>The case that is handed over; nine digits.</summary>
    public string HandedOver { get; private set; } = string.Empty;

    /// <summary>The case that is refused and complained about; nine digits.</summary>
    public string Refused { get; private set; } = string.Empty;

    /// <summary>The case that another school holds; nine digits.</summary>
    public string Moved { get; private set; } = string.Empty;

    /// <summary>The complaint; eight digits.</summary>
    public string Complaint { get; private set; } = string.Empty;

    /// <summary>The person whose duplicate is handed over.</summary>
    public TestPerson Owner => _owner;

    /// <summary>The person who began a draft for a child.</summary>
    public TestPerson Drafting => _drafting;

    /// <summary>Words of people's names, as they are written.</summary>
    public IReadOnlyList<string> Names =>
    [
        .. new[] { _owner, _refused, _moved, _drafting, _child }.SelectMany(person => new[] { person.Surname, person.GivenName, person.Patronymic }),
        "Бұрынғыева", "Тұлпарбек", "Сенімұлы", "Еректегова", "Хатшыбекова",
    ];

    /// <summary>What identifies or reaches a person.</summary>
    public IReadOnlyList<string> Identifiers =>
        [.. new[] { _owner, _refused, _moved, _drafting, _child }.SelectMany(person => new[] { person.Iin, person.Phone }), Email, "047815162"];

    /// <summary>Parts of what people wrote.</summary>
    public IReadOnlyList<string> Words { get; } =
    [
        "сандығым отқа оранды", "сызылған көшірме", "өшірілген жылды", "екі мың алтыда", "көк папкада", "ескі журналдан", "әжесі алып келді",
        "орысша жазуы кеткен", "тіркеу бетін салыстыр", "кітапта мұндай", "ескертусіз ұзақ", "шағымның негізі жоқ", "көшіп кеткен архив",
        "бояуы жағылып", "ауырып қалғанмын", "АА № 7654321",
    ];

    /// <summary>Plays everything.</summary>
    public async Task PlayAsync()
    {
        host.Clock.SetAlmaty("2026-11-20 10:00");
        await DraftAsync();
        await HandOverAsync();
        await MoveAsync();
        await RefuseAsync();
        await ComplainAsync();
    }

    private async Task DraftAsync()
    {
        using var visitor = host.NewVisitor();
        await visitor.SignInAsCitizenAsync(_drafting);
        await visitor.BeginAsync();
        await visitor.AnswerAsync(
            _drafting, "kk", ("Relation", "Parent"), ("ChildIin", _child.Iin), ("ChildSurname", _child.Surname), ("ChildGivenName", _child.GivenName), ("ChildPatronymic", _child.Patronymic));
        await visitor.AnswerAsync(_drafting);
    }

    private async Task HandOverAsync()
    {
        using var citizen = host.NewVisitor();
        var draft = await citizen.GoToAsync("whose", _owner);
        await citizen.AnswerAsync(_owner, "kk", ("Reason", "Damaged"), ("Details", "Үйдегі сандығым отқа оранды."));
        await citizen.AnswerAsync(_owner, "kk", ("NameChanged", "true"), ("ThenSurname", "Бұрынғыева"), ("ThenGivenName", _owner.GivenName));
        await citizen.AnswerAsync(_owner, "kk", ("SeriesAndNumber", "АА № 7654321"));
        await citizen.AnswerUntilAsync("files", _owner);
        await citizen.ContinueWithAsync(("сызылған көшірме.pdf", SampleFiles.Pdf));
        await citizen.GetAsync($"/kk/apply/{draft}/contacts?change=true");
        await citizen.AnswerAsync(_owner, "kk", ("Email", Email));
        host.Clock.AdvancePastResend();
        await citizen.AnswerAsync(_owner);
        await citizen.TypeCodeAsync(_owner);
        HandedOver = citizen.NumberOfCase();

        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(HandedOver, "start");
        await clerk.ActAsync(HandedOver, "question", ("Question", "Құжаттағы өшірілген жылды айтыңызшы?"));
        await citizen.GetAsync($"/kk/my/{HandedOver}");
        await citizen.AnswerQuestionAsync("Мектепті екі мың алтыда бітірдім.", ("көк папкада.pdf", SampleFiles.Pdf));
        await clerk.ActAsync(HandedOver, "note", ("Note", "Түпнұсқасы көк папкада тұр, ескі журналдан алынған."));
        await clerk.ActAsync(HandedOver, "search", ("Outcome", "Found"), ("RegisterEntry", "3-кітап, № 128"), ("Note", "Жазбаның орысша жазуы кеткен."));
        await clerk.DoAsync(HandedOver, "propose");
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.ActAsync(HandedOver, "return", ("Note", "Алдымен тіркеу бетін салыстырыңыз."));
        await clerk.DoAsync(HandedOver, "propose");
        await head.DoAsync(HandedOver, "approve");
        await head.ActAsync(HandedOver, "prepare", [.. OfficerJourneys.EntriesFor("prepare").Where(entry => entry.Name != "RuSurname"), ("RuSurname", "Еректегова")]);
        await head.ActAsync(HandedOver, "spoil", ("Reason", "Басқанда бояуы жағылып қалды."));
        await head.ActAsync(HandedOver, "prepare", [.. OfficerJourneys.EntriesFor("prepare").Where(entry => entry.Name != "RuSurname"), ("RuSurname", "Еректегова")]);
        await head.DoAsync(HandedOver, "ready");
        await head.ActAsync(HandedOver, "hand-over", ("Recipient", Recipient), ("IdentityDocument", Identity), ("Representation", "Сенімхат № 5"));
        Assert.Equal("DuplicateHandedOver", (await host.EventsAsync(HandedOver))[^1]);
    }

    private async Task MoveAsync()
    {
        host.Clock.AdvancePastResend();
        Moved = await host.NewCaseAsync(_moved);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.ActAsync(Moved, "redirect", ("OfficeId", Demo.AstanaSchool), ("Cause", "Құжат көшіп кеткен архивте."));
        Assert.Equal("ApplicationRedirected", (await host.EventsAsync(Moved))[^1]);
    }

    private async Task RefuseAsync()
    {
        host.Clock.AdvancePastResend();
        using var citizen = host.NewVisitor();
        Refused = await citizen.ApplyAsync(host, _refused);
        using var clerk = await host.StaffAsync(Demo.AlmatyClerk);
        await clerk.DoAsync(Refused, "start");
        await clerk.DoAsync(Refused, "search");
        await clerk.ActAsync(Refused, "propose", ("Outcome", "Refuse"), ("Grounds", "RequirementsNotMet"), ("Reasons", "Біздегі кітапта мұндай жазба жоқ."));
        using var head = await host.StaffAsync(Demo.AlmatyHead);
        await head.ActAsync(Refused, "hearing", ("Day", "24.11.2026"), ("Time", "10:00"), ("Place", "Директордың кабинеті, 12"));
        await citizen.GetAsync($"/kk/my/{Refused}/hearing");
        await citizen.AnswerHearingAsync("WillAttend", "Мен ауырып қалғанмын, бірақ келемін.");
        host.Clock.SetAlmaty("2026-11-25 11:00");
        using var later = await host.StaffAsync(Demo.AlmatyHead);
        await later.ActAsync(Refused, "hearing-record", ("Outcome", "Attended"), ("Statement", "Қағазды әжесі алып келді."), ("Minutes.Ends", "10:15"), ("Minutes.Secretary", "Хатшыбекова Жанерке"));
        await later.DoAsync(Refused, "refuse");
    }

    private async Task ComplainAsync()
    {
        host.Clock.AdvancePastResend();
        using var citizen = await host.CitizenAsync(_refused);
        await citizen.GetAsync($"/kk/my/{Refused}/complaint");
        await citizen.SubmitAsync(("Subject", "Refusal"), ("Text", "Мені ескертусіз ұзақ күттірді."));
        Complaint = (await host.QueryAsync($"SELECT \"Number\" FROM \"Complaints\" WHERE \"CaseNumber\" = '{Refused}'"))[0][0];
        using var department = await host.StaffAsync(Demo.DepartmentHead);
        await department.GetAsync($"/kk/staff/complaints/{Complaint}");
        await department.SubmitAsync(("Outcome", "Rejected"), ("Reasons", "Бұл шағымның негізі жоқ."));
    }
}
