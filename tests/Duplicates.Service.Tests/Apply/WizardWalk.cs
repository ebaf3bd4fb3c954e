using Duplicates.Domain.Applications;
using Duplicates.Domain.Certificates;
using Duplicates.Domain.People;
using Duplicates.Service.Accounts;
using Duplicates.Service.Applications;
using Duplicates.Service.Apply;
using Duplicates.Service.Offices;
using Duplicates.Service.Protection;
using Duplicates.Service.Settings;
using Duplicates.Service.Tests.Offices;
using Microsoft.Extensions.Options;

namespace Duplicates.Service.Tests.Apply;

/// <summary>What a person does with the questions.</summary>
internal abstract record WizardMove
{
    /// <summary>Answers the question that is open.</summary>
    public sealed record Answer(int Variant) : WizardMove;

    /// <summary>Goes back to the question before.</summary>
    public sealed record Back : WizardMove;

    /// <summary>Closes the browser and comes back on another day.</summary>
    public sealed record Resume : WizardMove;

    /// <summary>On the check page: changes the answer of a question.</summary>
    public sealed record Change(int Step, int Variant) : WizardMove;
}

/// <summary>
/// One person's way through the questions, stored after each step as the service stores it. What has to be kept is worked out
/// anew from everything the person ever said, not from what is stored.
/// </summary>
internal sealed class WizardWalk(WizardWalk.Seen seen)
{
    private static readonly Citizen Person = new(Iin.Parse("880515300001"), Phone(), "person", "iin");
    private static readonly PersonName[] Names = [new("Ахметова", "Айгерім", null), new("Серікова", "Әсел", "Ермекқызы")];
    private static readonly string[] Schools = ["school-1", "school-2", "school-3"];
    private static readonly StoredJson Json = new(new FieldCipher(Options.Create(new DuplicatesOptions
    {
        Encryption = new() { CurrentKey = "k", Keys = { ["k"] = Convert.ToBase64String(new byte[32]) } },
    })));

    private static readonly ValuePlace Place = ValuePlace.Of("draft");
    private static readonly ApplicationContents Contents = new(new EveryOffice());
    private readonly List<(ApplyStep Step, DraftAnswers After)> _said = [];
    private string _stored = Json.Write(new DraftAnswers(), Place);
    private ApplyStep? _at = ApplyStep.Whose;
    private bool _changing;

    private DraftAnswers Stored => Json.Read<DraftAnswers>(_stored, Place);

    /// <summary>Makes a move; false when something was lost, kept wrongly, or offered for sending too early.</summary>
    public bool Go(WizardMove move)
    {
        switch (move)
        {
            case WizardMove.Answer(var variant) when _at is { } step:
                return Say(step, variant);
            case WizardMove.Back when _at is { } step:
                seen.Backs++;
                _at = _changing ? Arrive(null) : ApplySteps.All.Cast<ApplyStep?>().LastOrDefault(before => before < step && before!.Value.Asks(Stored)) ?? step;
                _changing = false;
                break;
            case WizardMove.Resume:
                seen.Resumes++;
                (_at, _changing) = (ApplySteps.FirstUnanswered(Stored), false);
                break;
            case WizardMove.Change(var number, var variant) when _at is null && ((ApplyStep)number is ApplyStep.Contacts || ((ApplyStep)number).Asks(Stored)):
                seen.Changes++;
                _changing = true;
                return Say((ApplyStep)number, variant);
        }

        return IsSound();
    }

    private bool Say(ApplyStep step, int variant)
    {
        var (before, changed) = (Stored, Answered(Stored, step, variant));
        _said.Add((step, changed));
        var (kept, dropped) = AnswerChanges.Apply(before, changed);
        seen.Drops += dropped.Count;
        _stored = Json.Write(kept, Place);
        var next = ApplySteps.PathAfter(step, kept, _changing);
        _at = Arrive(next == "check" ? null : ApplySteps.All.Single(candidate => candidate.Path() == next));
        _changing = _changing && _at is not null;
        return IsSound();
    }

    /// <summary>The page leads back to the first open question, as every question and the check page do.</summary>
    private ApplyStep? Arrive(ApplyStep? to) => ApplySteps.FirstUnanswered(Stored) is { } open && (to is null || open < to) ? open : to;

    private bool IsSound()
    {
        var stored = Stored;
        seen.Checks += _at is null ? 1 : 0;
        return stored == WhatStillApplies()
            && (Contents.From(stored, Person, []) is not null) == IsComplete(stored)
            && (_at is not null || IsComplete(stored));
    }

    private static DraftAnswers Answered(DraftAnswers it, ApplyStep step, int variant) => step switch
    {
        ApplyStep.Whose when variant % 2 == 0 => WithReason(it, variant) with { Relation = Relation.Self },
        ApplyStep.Whose => WithReason(it, variant) with { Relation = Relation.Parent, ChildIin = Iin.Parse("100228500003"), ChildName = Names[variant % 2] },
        ApplyStep.Name => it with { ApplicantName = Names[variant % 2], NameChanged = variant % 2 == 1, NameOnOriginal = variant % 2 == 1 ? Names[0] : null },
        ApplyStep.Document => it with { Level = variant % 2 == 0 ? EducationLevel.BasicSecondary : EducationLevel.GeneralSecondary, Distinction = Distinction.Ordinary, IsKindUnsure = variant > 3, Scope = (DocumentScope)(variant % 3), YearOfFinishing = 2000 + variant },
        ApplyStep.School when variant == 5 => it.AddressedTo("department", new("№ 1", "Ақсу"), "№ 1, Ақсу", "kk"),
        ApplyStep.School => it.AddressedTo(Schools[variant % 3], missing: null, then: null, "kk"),
        ApplyStep.Files => it with { FilesSettled = true },
        ApplyStep.Contacts => it with { Language = variant % 2 == 0 ? "kk" : "ru", Email = variant > 3 ? "asel@example.org" : null, CollectionOfficeId = variant < 3 ? it.OfficeId : "corporation" },
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>What was said last on each question, without what a later answer to an earlier question made void.</summary>
    private DraftAnswers WhatStillApplies()
    {
        var isForOneself = Last(ApplyStep.Whose)?.Relation is Relation.Self;
        var school = Last(ApplyStep.School)?.OfficeId;
        return new()
        {
            Relation = Last(ApplyStep.Whose)?.Relation,
            ChildIin = isForOneself ? null : Last(ApplyStep.Whose)?.ChildIin,
            ChildName = isForOneself ? null : Last(ApplyStep.Whose)?.ChildName,
            ApplicantName = Last(ApplyStep.Name)?.ApplicantName,
            Level = Last(ApplyStep.Document)?.Level,
            IsKindUnsure = Last(ApplyStep.Document)?.IsKindUnsure,
            Distinction = Last(ApplyStep.Document)?.Distinction,
            Scope = Last(ApplyStep.Document)?.Scope,
            OfficeId = school,
            SchoolThen = Last(ApplyStep.School)?.SchoolThen,
            MissingSchool = Last(ApplyStep.School)?.MissingSchool,
            YearOfFinishing = Last(ApplyStep.Document)?.YearOfFinishing,
            NameChanged = Last(ApplyStep.Name)?.NameChanged,
            NameOnOriginal = Last(ApplyStep.Name)?.NameOnOriginal,
            Reason = Last(ApplyStep.Whose)?.Reason,
            ReasonDetails = Last(ApplyStep.Whose)?.ReasonDetails,
            FilesSettled = Last(ApplyStep.Files)?.FilesSettled,
            Email = Last(ApplyStep.Contacts)?.Email,
            Language = Last(ApplyStep.Contacts)?.Language ?? (school is null ? null : "kk"),
            CollectionOfficeId = Last(ApplyStep.Contacts)?.CollectionOfficeId is "corporation" ? "corporation" : school,
        };
    }

    private static DraftAnswers WithReason(DraftAnswers it, int variant) =>
        it with { Reason = variant % 3 == 0 ? LossReason.Lost : LossReason.Damaged, ReasonDetails = variant > 3 ? "су тиген" : null };

    private DraftAnswers? Last(ApplyStep step) => _said.FindLast(said => said.Step == step).After;

    private static bool IsComplete(DraftAnswers it) =>
        it is { ApplicantName: not null, Level: not null, Distinction: not null, Scope: not null, OfficeId: not null, YearOfFinishing: not null, Language: not null, CollectionOfficeId: not null }
        && (it.Relation is Relation.Self || it is { Relation: not null, ChildIin: not null, ChildName: not null })
        && (it.NameChanged is false || it.NameOnOriginal is not null)
        && (it.Reason is LossReason.Lost || it is { Reason: LossReason.Damaged, FilesSettled: true });

    private static PhoneNumber Phone() => PhoneNumber.TryParse("+77011234567", out var phone, out _) ? phone : throw new InvalidOperationException();

    /// <summary>What the walks came upon.</summary>
    internal sealed record Seen
    {
        public int Checks { get; set; }

        public int Drops { get; set; }

        public int Backs { get; set; }

        public int Resumes { get; set; }

        public int Changes { get; set; }
    }

    private sealed class EveryOffice : IOffices
    {
        public IReadOnlyCollection<Office> All => [];

        public Office? AtPath(string path) => null;

        public Office? Find(string id) => OfficeBuilder.Build(id);
    }
}
