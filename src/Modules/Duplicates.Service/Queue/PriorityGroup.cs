namespace Duplicates.Service.Queue;

/// <summary>Groups of visitors whom the law has served out of turn; what each shows at the desk is told beside it.</summary>
internal enum PriorityGroup
{
    /// <summary>Veterans of the war and people with the same rights.</summary>
    Veteran,

    /// <summary>People with a disability of the first or second group, and who comes with a child with a disability.</summary>
    Disability,

    /// <summary>Pregnant women.</summary>
    Pregnancy,

    /// <summary>Who comes with a child of less than three years.</summary>
    SmallChild,
}
