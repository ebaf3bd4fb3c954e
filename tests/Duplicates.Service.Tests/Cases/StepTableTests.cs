using System.Text.Json.Nodes;
using Duplicates.Domain.Applications;
using Duplicates.Domain.Complaints;
using Duplicates.Service.Applications;
using Duplicates.Service.Cases;
using Duplicates.Service.Complaints;
using Duplicates.Service.Notifications.Templates;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Duplicates.Service.Web.Texts;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Tests.Cases;

/// <summary>Each event of a case has its row, and each row all that it needs.</summary>
public sealed class StepTableTests
{
    private static readonly string[] Languages = ["kk", "ru"];

    private static readonly FieldCipher Cipher = new(Options.Create(new DuplicatesOptions
    {
        Encryption = new() { CurrentKey = "k", Keys = { ["k"] = Convert.ToBase64String(new byte[32]) } },
    }));

    private static readonly StoredJson Json = new(Cipher);

    private static readonly List<StoredSample> Samples = [.. SpecifiedStep.All.SelectMany(step => step.Stored)];

    [Fact]
    public void Table_EveryEventOfACase_HasOneRow()
    {
        var events = typeof(ApplicationEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ApplicationEvent))).Select(type => type.Name).Order(StringComparer.Ordinal);
        Assert.Equal(events, StepTable.Rows.Select(step => step.Event.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Complaints_EveryEvent_HasAStoredName()
    {
        var events = typeof(ComplaintEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ComplaintEvent))).Select(type => type.Name).Order(StringComparer.Ordinal);
        Assert.Equal(events, ComplaintStore.StoredNames.Values.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["ComplaintAnswered", "ComplaintEscalated", "ComplaintFiled", "ComplaintRegistered"], ComplaintStore.StoredNames.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void Table_StoredTypes_FitTheColumnAndDiffer()
    {
        Assert.All(StepTable.Rows, step => Assert.InRange(step.StoredType.Length, 1, 60));
        Assert.Equal(StepTable.Rows.Count, StepTable.Rows.Select(step => step.StoredType).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Table_EveryRow_IsToldInBothLanguages()
    {
        var keys = StepTable.Rows.Select(step => step.StaffWords).Concat(StepTable.Rows.Where(step => step.CanBeShownToApplicant).Select(step => step.ApplicantWords));
        Assert.All(keys, key => Assert.All(Languages, language => Assert.NotEmpty(TextCatalog.Find(key)?.In(language) ?? string.Empty)));
    }

    [Fact]
    public void Table_EveryAction_IsOfferedOnceWithAnAddressOfItsOwn()
    {
        var offers = Enum.GetValues<NextAction>().Select(CaseSteps.OfferOf).ToList();
        Assert.Equal(offers.Count, offers.Select(offer => offer.Address).Distinct(StringComparer.Ordinal).Count());
        Assert.All(offers, offer => Assert.NotNull(TextCatalog.Find($"casework.action.{offer.Action}")));
    }

    [Fact]
    public void Table_EveryMessage_HasItsTemplates()
    {
        var missing = StepTable.Rows.SelectMany(step => step.AllTellings).SelectMany(SlotsOf).Where(slot => slot.Found is null).Select(slot => slot.Name);
        Assert.Empty(missing);
        var sent = StepTable.Rows.SelectMany(step => step.AllTellings).Where(telling => telling.Whom is Told.Applicant).Select(telling => $"delivery.kind.{telling.Message}");
        Assert.All(sent, key => Assert.NotNull(TextCatalog.Find(key)));
    }

    [Fact]
    public void Samples_OfEveryRow_LieHere() =>
        Assert.Empty(StepTable.Rows.Select(step => step.StoredType).Except(Samples.Select(sample => sample.Type), StringComparer.Ordinal));

    [Fact]
    public void Samples_OfEveryVersion_StayReadableAndLoseNothing() => Assert.All(Samples, sample =>
    {
        var read = Json.ToEvent(new() { ApplicationId = Guid.Empty, Sequence = 1, Type = sample.Type, Data = sample.Data.ToJsonString(), At = default });
        var again = JsonNode.Parse(Json.Open(Json.ToRow(Guid.Empty, 1, read).Data, ProtectedColumns.CaseEvent.At(Guid.Empty, 1, CaseSteps.Of(read).StoredType)))!;
        Assert.Equal(Readable(sample.Data), Readable(again));
        Assert.Contains(read.By.Role, CaseSteps.Of(read).Roles);
    });

    [Fact]
    public void StoredType_OfANewerService_IsNamed()
    {
        var unknown = new ApplicationEventRow { ApplicationId = Guid.Empty, Sequence = 1, Type = "ApplicationApproved.9", Data = "{}", At = default };
        Assert.Contains("ApplicationApproved.9", Assert.Throws<InvalidOperationException>(() => Json.ToEvent(unknown)).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, MessageSlot? Found)> SlotsOf(Telling telling)
    {
        (MessageAudience Audience, MessageForm Form)[] forms = telling.Whom is Told.Applicant
            ? telling.By.HasFlag(ToldBy.Sms) ? [(MessageAudience.Applicant, MessageForm.Sms), (MessageAudience.Applicant, MessageForm.Email)] : [(MessageAudience.Applicant, MessageForm.Email)]
            : [(MessageAudience.Staff, MessageForm.Notice)];
        return forms.Select(form => ($"{telling.Message}, {form.Audience}, {form.Form}", MessageSlot.Find(telling.Message, form.Audience, form.Form)));
    }

    /// <summary>Single values were encrypted before the whole was.</summary>
    private static string Readable(JsonNode node) => node switch
    {
        JsonObject members => $"{{{string.Join(',', members.Select(member => $"{member.Key}:{Readable(member.Value!)}"))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(item => Readable(item!)))}]",
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith("k:", StringComparison.Ordinal) => JsonValue.Create(Cipher.Unprotect(text, ValuePlace.Of(string.Empty))).ToJsonString(),
        _ => node.ToJsonString(),
    };
}
